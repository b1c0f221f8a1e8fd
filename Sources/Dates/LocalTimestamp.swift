/// A time of a day as it was written.
struct LocalTimestamp {
  let day: CivilDate
  /// Seconds since midnight.
  let second: Int
  /// Seconds that the time is ahead of UTC; nil for local time.
  let offset: Int?

  /// Seconds since 1970.
  func seconds(in zone: inout LocalZone) -> Int {
    guard let offset else { return zone.moment(day, second: second) }
    return Int(day.daysSince1970) * 86_400 + second - offset
  }
}

// Each of these reads nothing and returns nil at any other text.
extension DateScanner {
  /// Reads a date and a time with a `T` or blanks between them, as RFC 3339 has it; seconds and
  /// the offset may be left out.
  mutating func moment() throws(Misfit) -> LocalTimestamp? {
    var reader = self
    guard let day = try reader.date() else { return nil }
    let hasLetter = reader.take("t")
    guard hasLetter || reader.takeBlanks() else { return nil }
    var compact = reader
    let minute: Int
    var second = 0
    if hasLetter, let time = compact.compactTime() {
      reader = compact
      minute = time
    } else {
      guard let time = reader.timeOfDay() else { return nil }
      minute = time
      second = reader.seconds() ?? 0
    }
    let offset = reader.take("z") ? 0 : reader.offset()
    self = reader
    return LocalTimestamp(day: day, second: minute + second, offset: offset)
  }

  /// Reads a date such as `2026-12-01` or `20261201`; throws when it names no day of the years 1970 to
  /// 9999.
  mutating func date() throws(Misfit) -> CivilDate? {
    var reader = self
    guard let year = reader.number(digits: 4...4) else { return nil }
    let isExtended = reader.take("-")
    guard let month = reader.number(digits: 2...2), reader.take("-") == isExtended,
      let day = reader.number(digits: 2...2), reader.number() == nil
    else { return nil }
    guard CivilDate.years.contains(year) else { throw .outOfYears }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay }
    self = reader
    return date
  }

  /// Reads a time such as `17:00`, `9:30`, `5pm`, `5:30 pm` and `noon`, in seconds since midnight.
  mutating func timeOfDay() -> Int? {
    if take(word: "noon") { return 43_200 }
    var reader = self
    guard let hour = reader.number(digits: 1...2), hour < 24 else { return nil }
    var minute: Int?
    if reader.take(":") {
      guard let number = reader.number(digits: 2...2), number < 60 else { return nil }
      minute = number
    }
    var after = reader
    after.takeBlanks()
    let half = after.word()
    if half == "am" || half == "pm", (1...12).contains(hour) {
      self = after
      return (hour % 12 + (half == "pm" ? 12 : 0)) * 3_600 + (minute ?? 0) * 60
    }
    guard let minute else { return nil }
    self = reader
    return hour * 3_600 + minute * 60
  }

  /// Reads a time after a compact date, such as `1700` and `170000`, in seconds since midnight.
  private mutating func compactTime() -> Int? {
    var reader = self
    guard let hour = reader.number(digits: 2...2), hour < 24,
      let minute = reader.number(digits: 2...2), minute < 60
    else { return nil }
    let second = reader.number(digits: 2...2) ?? 0
    guard second < 60, reader.number() == nil else { return nil }
    self = reader
    return hour * 3_600 + minute * 60 + second
  }

  /// Reads the seconds after a time, such as `:05` and `:05.123`; their fraction is dropped.
  private mutating func seconds() -> Int? {
    var reader = self
    guard reader.take(":"), let second = reader.number(digits: 2...2), second < 60 else {
      return nil
    }
    self = reader
    if reader.take("."), reader.number() != nil { self = reader }
    return second
  }

  /// Reads an offset such as `+01:00`, in seconds.
  private mutating func offset() -> Int? {
    var reader = self
    let isWest = reader.take("-")
    guard isWest || reader.take("+"), let offset = reader.number(digits: 2...2), offset < 24
    else { return nil }
    _ = reader.take(":")
    guard let minutes = reader.number(digits: 2...2), minutes < 60 else { return nil }
    self = reader
    return (isWest ? -1 : 1) * (offset * 3_600 + minutes * 60)
  }
}
