extension DueDate {
  /// Reads what a user types for a due date; capitals count as small letters, and a hyphen beside a
  /// letter as a blank.
  ///
  /// A day is one of
  /// - `today`, `tomorrow`, `yesterday`;
  /// - `fri`, `friday`: the next one after today, so on a Friday it is a week ahead; three letters
  ///   of the name or more;
  /// - `next fri`: the one of the next week; `next week`, `next month`: its first day;
  /// - `3d`, `+2w`, `in 3 days`, `1 month`, `-1y`, `3 days ago`: days, weeks, months and years from today,
  ///   where the day of the month becomes the last of a month that is too short;
  /// - `eod`, `eow`, `eom`, `eoq`, `eoy`: the last day of this day, week, month, quarter or year, which may
  ///   be today; `sow`, `som`, `soq`, `soy`: the first day of the next one;
  /// - `5 dec`, `dec 5`: the next one from today on; `5 dec 2027`;
  /// - `2026-12-01`, `20261201`.
  ///
  /// A time such as `17:00`, `5pm` or `noon` may stand before or after it, or follow a date after `T`. Alone
  /// it is today's, or tomorrow's when it is now or has passed. `+2h` and `in 30 min` count from now.
  /// Times are local, and ``LocalZone/moment(_:second:)`` says what they are when clocks change, but for
  /// a date with a time and an offset (RFC 3339), such as `2026-12-01T17:00:00+01:00`, and seconds since
  /// 1970, such as `@1796144400`. Seconds are dropped.
  ///
  /// Throws for anything else, for a date of two readings such as `12/05`, and outside the years 1970 to
  /// 9999.
  package init(parsing text: String, clock: WallClock) throws(DateError) {
    do {
      self = try Self.read(text, clock)
    } catch {
      throw DateError(text, error, wanted: .dueDate)
    }
  }

  /// Reads the same forms backwards, as ``WallClock/pastMoment(parsing:)`` does.
  package init(parsingPast text: String, clock: WallClock) throws(DateError) {
    do {
      self = try Self.read(text, clock, .back)
    } catch {
      throw DateError(text, error, wanted: .pastMoment)
    }
  }

  static func read(
    _ text: String, _ clock: WallClock, _ direction: TypedDate.Direction = .ahead
  ) throws(Misfit) -> DueDate {
    var zone = LocalZone()
    var seconds: Int
    switch try TypedDate(text, clock, direction) {
    case .day(let day): return .day(day)
    case .moment(let moment): seconds = moment.seconds(in: &zone)
    case .instant(let instant): seconds = instant
    case .time(let second):
      seconds = zone.moment(clock.today, second: second)
      if direction == .ahead, seconds <= clock.seconds {
        seconds = zone.moment(clock.today.next, second: second)
      } else if direction == .back, seconds > clock.seconds {
        seconds = zone.moment(clock.today.previous, second: second)
      }
    }
    guard let minute = UTCMinute(seconds: seconds) else { throw .outOfYears }
    return .instant(minute)
  }
}
