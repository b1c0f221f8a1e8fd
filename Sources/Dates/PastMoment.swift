extension WallClock {
  /// Reads what a user types for a moment in the past, into seconds since 1970.
  ///
  /// The forms are those of ``DueDate/init(parsing:clock:)``, read backwards: a day is its first second,
  /// `fri` the latest one, which may be today, `5 dec` the latest one, `3d` three days ago, `2h` two hours
  /// ago, `som` the first day of this month, and a time alone today's, or yesterday's when it is still to
  /// come.
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
    var zone = LocalZone()
    var moment: Int
    switch try TypedDate(text, self, .back) {
    case .day(let day): moment = zone.moment(day)
    case .moment(let written): moment = written.seconds(in: &zone)
    case .instant(let instant): moment = instant
    case .time(let second):
      moment = zone.moment(today, second: second)
      if moment > seconds { moment = zone.moment(today.previous, second: second) }
    }
    // The first midnight of 1970 may be in 1969 of UTC.
    guard (-86_400...UTCMinute.moments.upperBound).contains(moment) else { throw .outOfYears }
    return moment
  }
}
