/// A list as a strategy read it, ready to be printed.
package struct ListResult {
  /// The bytes to print, in order.
  package let parts: ListParts
  package let origin: Origin
  /// How old this list may be when it is shown again from the cache, in milliseconds; nil where a
  /// cached list is never old.
  package let maximumAge: Int?
  /// Until when this list shows the database; nil where no stamp proves that.
  package var validity: Validity?
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

  /// The list with what tells whether it still shows the database.
  package func valid(_ validity: Validity?) -> ListResult {
    var list = self
    list.validity = validity
    return list
  }

  /// The list that `view` shows where there is no database yet.
  package static func nowhere(_ view: any ListRenderer) -> ListResult {
    ListResult(parts: .stored([StoredBytes(view.render([]))]), origin: .nowhere)
  }

  /// What tells whether a list, once it was shown, still shows the database.
  package struct Validity: Equatable, Sendable {
    /// The stamp of the database.
    package let stamp: Bits128
    /// Milliseconds since 1970 from which on the same tasks are shown in another way; nil for never.
    package let until: Int64?

    package init(stamp: Bits128, until: Int64?) {
      self.stamp = stamp
      self.until = until
    }
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
