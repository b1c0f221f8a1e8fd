/// A whole minute of UTC in the years 1970 to 9999.
package struct UTCMinute: Hashable, Sendable {
  /// All moments of these years, in seconds since 1970.
  package static let moments = 0...253_402_300_799

  /// Seconds since 1970, a multiple of 60.
  package let seconds: Int

  /// The minute that holds a moment in seconds since 1970; nil outside the years 1970 to 9999.
  package init?(seconds: Int) {
    guard Self.moments.contains(seconds) else { return nil }
    self.seconds = seconds - seconds % 60
  }
}

extension UTCMinute: Comparable {
  /// Whether a minute is earlier.
  package static func < (left: UTCMinute, right: UTCMinute) -> Bool {
    left.seconds < right.seconds
  }
}
