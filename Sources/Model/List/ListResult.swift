/// A list as a strategy read it, ready to be printed.
package struct ListResult {
  /// The bytes to print, in order.
  package let parts: ListParts
  package let origin: Origin
  /// How old this list may be when it is shown again from the cache, in milliseconds; nil where a
  /// cached list is never old.
  package let maximumAge: Int?
  /// Stores in the cache what was missing there and tells whether all of it is stored; nil when
  /// there is nothing to do.
  ///
  /// To be called once, after the user has the answer.
  package let fill: (() -> Bool)?

  package init(
    parts: ListParts, origin: Origin, maximumAge: Int? = nil,
    fill: (() -> Bool)? = nil
  ) {
    self.parts = parts
    self.origin = origin
    self.maximumAge = maximumAge
    self.fill = fill
  }

  /// The list that `view` shows where there is no database yet.
  package static func nowhere(_ view: any ListRenderer) -> ListResult {
    ListResult(parts: .stored([StoredBytes(view.render([]))]), origin: .nowhere)
  }

  /// Where a list came from.
  package enum Origin: Equatable, Sendable {
    /// There is no database yet, so the list is empty.
    case nowhere
    /// Read from the database.
    case database
    /// Some of the pages are from the cache, the others from the database.
    case cachedPages(Int, of: Int)
    /// Cached values whose stamps are the database's.
    case cacheUnderStamp
    /// A cached value of this age, which is at most the ttl; both in milliseconds.
    case cacheByAge(Int, ttl: Int)
  }
}

/// How far two clocks may be apart: what a list under `expire` may be older than its ttl.
package let clockSlackMilliseconds = 5_000
