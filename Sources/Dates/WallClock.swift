import Libc

/// The current time and its local day.
///
/// A command takes one when it begins and passes it on, so that all of it agrees on what is today.
package struct WallClock: Equatable, Sendable {
  /// Milliseconds since 1970 in UTC, within the years 1970 to 9999.
  package let milliseconds: Int64

  /// The local day.
  package let today: CivilDate

  /// The day on which a week begins.
  package var weekStart = Weekday.monday

  /// The last day of this week.
  package var endOfWeek: CivilDate { Period.week.days(of: today, weekStart).upperBound }

  /// Seconds since 1970 in UTC.
  package var seconds: Int { Int(milliseconds / 1_000) }

  /// The clock of the system.
  package static func system() -> WallClock {
    WallClock(milliseconds: Int64(clamping: wallMilliseconds()))
  }

  /// A clock stopped at a time; one outside the years 1970 to 9999 becomes the nearest inside.
  package init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, 0), Int64(UTCMinute.moments.upperBound) * 1_000 + 999)
    var zone = LocalZone()
    today = zone.local(at: Int(self.milliseconds / 1_000)).day
  }

  /// A clock stopped at the time of `text`: `2026-11-23T09:00:00Z` or with an offset
  /// (RFC 3339), `2026-11-23T09:00:00` in local time, or `@1795424400` in seconds since 1970.
  ///
  /// Seconds may be left out, and their fractions count for nothing. Throws for anything else, and
  /// outside the years 1970 to 9999.
  package init(parsing text: String) throws(DateError) {
    self.init(milliseconds: Int64(try Self.seconds(parsing: text)) * 1_000)
  }

  /// Reads a time as ``init(parsing:)`` does, in seconds since 1970.
  package static func seconds(parsing text: String) throws(DateError) -> Int {
    if let seconds = secondsOfUTC(text) { return seconds }
    do {
      return try read(text)
    } catch {
      throw DateError(text, error, wanted: .clock)
    }
  }

  /// Reads `2026-11-23T09:00:00Z`, the form that programs write, at once; nil for anything else.
  private static func secondsOfUTC(_ text: String) -> Int? {
    guard text.utf8.count == 20 else { return nil }
    var text = text
    return text.withUTF8 { bytes in
      guard bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
        let tens = bytes[17].digit, tens < 6, let ones = bytes[18].digit,
        let minute = bytes.span.minute
      else { return nil }
      return minute.seconds + 10 * tens + ones
    }
  }

  private static func read(_ text: String) throws(Misfit) -> Int {
    var reader = try DateScanner(text)
    var seconds: Int
    if reader.take("@") {
      guard let number = reader.number() else { throw .unreadable }
      seconds = number
    } else {
      guard let moment = try reader.moment() else { throw .unreadable }
      var zone = LocalZone()
      seconds = moment.seconds(in: &zone)
    }
    guard reader.isAtEnd else { throw .unreadable }
    guard UTCMinute.moments.contains(seconds) else { throw .outOfYears }
    return seconds
  }
}

extension UInt8 {
  fileprivate var digit: Int? {
    (0x30...0x39).contains(self) ? Int(self - 0x30) : nil
  }
}
