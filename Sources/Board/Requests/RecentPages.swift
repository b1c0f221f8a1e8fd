import Model
import Strategies
import Synchronization

/// The pages that this process sent last, each with the stamp that proves it, for all threads.
final class RecentPages: Sendable {
  struct Page: Sendable {
    /// As ``splitAtSlots()`` makes them.
    let parts: [[UInt8]]
    let validity: ListResult.Validity
    private let hash: String

    init(_ name: String, _ parts: [[UInt8]], _ validity: ListResult.Validity) {
      self.parts = parts
      self.validity = validity
      hash = EntityTag.hash(validity.stamp, name)
    }

    func tag(for reader: String) -> EntityTag {
      EntityTag(hash, until: validity.until, for: reader)
    }
  }

  /// The most pages, and the most bytes of one; more are in the cache.
  private static let most = 32
  private static let mostBytes = 256 * 1_024

  private let pages = Mutex<[String: Page]>([:])

  var isEmpty: Bool { pages.withLock(\.isEmpty) }

  /// The page of a view; nil when it is not the one that the database has under `stamp` at `time`.
  func find(_ name: String, _ stamp: Bits128, at time: Int64) -> Page? {
    pages.withLock { pages in
      guard let page = pages[name], page.validity.stamp == stamp,
        page.validity.until.map({ time < $0 }) ?? true
      else { return nil }
      return page
    }
  }

  func keep(_ name: String, _ page: Page) {
    guard page.parts.reduce(0, { $0 + $1.count }) <= Self.mostBytes else { return }
    pages.withLock { pages in
      if pages.count >= Self.most, pages[name] == nil { pages = [:] }
      pages[name] = page
    }
  }
}
