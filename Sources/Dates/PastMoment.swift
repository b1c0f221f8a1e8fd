extension WallClock {
  /// Reads what a user types for a moment in the past, into seconds since 1970; capitals count as
  /// small letters.
  ///
  /// A day is its first second. It is one of `today`, `yesterday`; `3d`, `-2w`, `1m`, `1y`: days, weeks,
  /// months and years ago; `fri`, `friday`: the latest one, which may be today; `2026-12-01`. A time
  /// such as `17:00` may follow, after blanks, or `T` after a date. Alone it is today's, or
  /// yesterday's when it is still to come. A date with a time may have an offset (RFC 3339), such as
  /// `2026-12-01T17:00:00+01:00`; all else is local.
  ///
  /// A date in the future is taken as it is. Throws for anything else, and outside the years 1970
  /// to 9999.
  package func pastMoment(parsing text: String) throws(DateError) -> Int {
    do {
      return try read(text)
    } catch {
      throw DateError(text, error, wanted: .pastMoment)
    }
  }

  private func read(_ text: String) throws(Misfit) -> Int {
    let typed = try TypedDate(text) { reader throws(Misfit) in try reader.pastDay(today: today) }
    var zone = LocalZone()
    var moment: Int
    switch typed {
    case .day(let day): moment = zone.moment(day)
    case .moment(let written): moment = written.seconds(in: &zone)
    case .time(let second):
      moment = zone.moment(today, second: second)
      if moment > seconds { moment = zone.moment(today.previous, second: second) }
    }
    // The first midnight of 1970 may be in 1969 of UTC.
    guard (-86_400...UTCMinute.moments.upperBound).contains(moment) else { throw .outOfYears }
    return moment
  }
}

extension DateScanner {
  fileprivate mutating func pastDay(today: CivilDate) throws(Misfit) -> CivilDate? {
    if let date = try date() { return date }
    let day: CivilDate?
    if let steps = steps() {
      guard steps.sign != "+" else { return nil }
      day = today.adding(-steps.count, steps.unit)
    } else {
      switch word() {
      case "today": day = today
      case "yesterday": day = today.adding(-1, .day)
      case let name:
        guard let weekday = Weekday(word: name) else { return nil }
        day = today.latest(weekday)
      }
    }
    guard let day, day.isNameable else { throw .outOfYears }
    return day
  }
}
