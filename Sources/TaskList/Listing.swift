/// A list as a strategy read it.
package struct Listing {
  package let rows: Rows
  package let origin: Origin
  /// How old this list may be when it is shown again from the cache, in milliseconds; nil where a
  /// cached list is never old.
  package let maximumAge: Int?
  /// Stores the list in the cache and tells whether it is stored; nil when there is nothing to do.
  ///
  /// To be called once, after the user has the answer.
  package let fill: (() -> Bool)?

  package init(
    rows: Rows, origin: Origin, maximumAge: Int? = nil, fill: (() -> Bool)? = nil
  ) {
    self.rows = rows
    self.origin = origin
    self.maximumAge = maximumAge
    self.fill = fill
  }

  /// Where a list came from.
  package enum Origin: Equatable, Sendable {
    /// There is no database yet, so the list is empty.
    case nowhere
    /// Read from the database.
    case database
    /// A cached value whose stamp is the database's.
    case cacheUnderStamp
    /// A cached value of this age, which is at most the ttl; both in milliseconds.
    case cacheByAge(Int, ttl: Int)
  }
}

/// How far two clocks may be apart: what a list under `expire` may be older than its ttl.
package let clockSlackMilliseconds = 5_000
