/// The forms that dates are typed in, before it is known which moment they mean.
enum TypedDate {
  case day(CivilDate)
  case moment(LocalTimestamp)
  /// A time alone, in seconds since midnight.
  case time(Int)

  /// Reads all of `text`: a moment, a day, a day and a time, or a time; `day` reads a day.
  init(
    _ text: String, day: (inout DateScanner) throws(Misfit) -> CivilDate?
  ) throws(Misfit) {
    var reader = try DateScanner(text)
    self = try Self.read(&reader, day: day)
    guard reader.isAtEnd else { throw .unreadable }
  }

  private static func read(
    _ reader: inout DateScanner, day: (inout DateScanner) throws(Misfit) -> CivilDate?
  ) throws(Misfit) -> TypedDate {
    if let moment = try reader.moment() { return .moment(moment) }
    if let time = reader.timeOfDay() { return .time(time) }
    guard let day = try day(&reader) else { throw .unreadable }
    guard reader.takeBlanks() else { return .day(day) }
    guard let time = reader.timeOfDay() else { throw .unreadable }
    return .moment(LocalTimestamp(day: day, second: time, offset: nil))
  }
}

extension DateScanner {
  /// Reads steps such as `3d`, `+2w` and `-1m`; nil, and nothing is read, where there are none.
  mutating func steps() -> (sign: Unicode.Scalar?, count: Int, unit: CalendarUnit)? {
    var reader = self
    let sign: Unicode.Scalar? = reader.take("+") ? "+" : reader.take("-") ? "-" : nil
    guard let count = reader.number(), let unit = CalendarUnit(letter: reader.word()) else {
      return nil
    }
    self = reader
    return (sign, count, unit)
  }
}

extension CalendarUnit {
  fileprivate init?(letter: String) {
    switch letter {
    case "d": self = .day
    case "w": self = .week
    case "m": self = .month
    case "y": self = .year
    default: return nil
    }
  }
}
