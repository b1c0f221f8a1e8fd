/// When a task is due: by the end of a day, or at a minute.
package enum DueDate: Hashable, Sendable {
  /// The same day of the calendar in every zone; 1970-01-01 to 9999-12-31.
  case day(CivilDate)
  /// The same moment in every zone, which shows it as its own time.
  case instant(UTCMinute)
}

extension DueDate {
  /// The first moment, in seconds since 1970, at which a task that is not done is late: the first
  /// second of the next local day, or the instant itself.
  ///
  /// It also orders due dates: what is due at a time of a day comes before what is due on that day.
  package func overdue(in zone: inout LocalZone) -> Int {
    switch self {
    case .day(let day): zone.moment(day.next)
    case .instant(let minute): minute.seconds
    }
  }

  /// Whether a task that is not done is late.
  package func isOverdue(_ clock: WallClock) -> Bool {
    switch self {
    case .day(let day): day < clock.today
    case .instant(let minute): minute.seconds <= clock.seconds
    }
  }

  /// Whether it is still to come: the day has not begun, or the moment is not reached.
  package func isAhead(_ clock: WallClock) -> Bool {
    switch self {
    case .day(let day): day > clock.today
    case .instant(let minute): minute.seconds > clock.seconds
    }
  }

  /// The first second of the day, or the moment, in seconds since 1970.
  package func start(in zone: inout LocalZone) -> Int {
    switch self {
    case .day(let day): zone.moment(day)
    case .instant(let minute): minute.seconds
    }
  }

  /// The day in the local calendar.
  package func day(in zone: inout LocalZone) -> CivilDate {
    switch self {
    case .day(let day): day
    case .instant(let minute): zone.local(at: minute.seconds).day
    }
  }
}
