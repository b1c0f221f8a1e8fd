/// The forms that dates are typed in, before it is known which moment they mean.
enum TypedDate {
  case day(CivilDate)
  case moment(LocalTimestamp)
  /// Seconds since 1970.
  case instant(Int)
  /// A time alone, in seconds since midnight.
  case time(Int)

  /// Which of the days that a text such as `fri` or `5 dec` may mean is meant.
  enum Direction {
    /// The next one.
    case ahead
    /// The latest one.
    case back
  }

  /// Reads all of `text`: a moment, a day, a time, or both of these.
  init(_ text: String, _ clock: WallClock, _ direction: Direction) throws(Misfit) {
    var reader = try DateScanner(text)
    self = try Self.read(&reader, clock, direction)
    guard reader.isAtEnd else { throw .unreadable }
  }

  private static func read(
    _ reader: inout DateScanner, _ clock: WallClock, _ direction: Direction
  ) throws(Misfit) -> TypedDate {
    if reader.take("@") {
      guard let seconds = reader.number() else { throw .unreadable }
      return .instant(seconds)
    }
    if reader.take(word: "now") { return .instant(clock.seconds) }
    if let moment = try reader.moment() { return .moment(moment) }
    if let time = reader.timeOfDay() {
      guard reader.takeBlanks() else { return .time(time) }
      guard let day = try reader.day(clock, direction) else { throw .unreadable }
      return .moment(LocalTimestamp(day: day, second: time, offset: nil))
    }
    if let seconds = reader.clockSteps(direction) { return .instant(clock.seconds + seconds) }
    guard let day = try reader.day(clock, direction) else { throw .unreadable }
    guard reader.takeBlanks() else { return .day(day) }
    if reader.take(word: "at") { reader.takeBlanks() }
    guard let time = reader.timeOfDay() else { throw .unreadable }
    return .moment(LocalTimestamp(day: day, second: time, offset: nil))
  }
}
