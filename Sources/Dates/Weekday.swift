/// A day of the week.
package enum Weekday: Int, CaseIterable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// The day that `word` begins the English name of, with three letters or more in lower case, such
  /// as `fri`, `thurs` and `sunday`; nil for anything else.
  package init?(word: String) {
    guard word.utf8.count >= 3,
      let day = Self.allCases.first(where: { $0.name.hasPrefix(word) })
    else { return nil }
    self = day
  }

  /// The English name in lower case.
  package var name: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }

  /// The English name in three letters, such as `Fri`.
  package var shortName: StaticString {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}

extension CivilDate {
  /// The first `day` after this day, 1 to 7 days later.
  func next(_ day: Weekday) -> CivilDate {
    let distance = (day.rawValue - weekday.rawValue - 1).remainder(by: 7) + 1
    return CivilDate(daysSince1970: Int(daysSince1970) + distance)
  }

  /// The latest `day` up to this day, 0 to 6 days earlier.
  func latest(_ day: Weekday) -> CivilDate {
    let distance = (weekday.rawValue - day.rawValue).remainder(by: 7)
    return CivilDate(daysSince1970: Int(daysSince1970) - distance)
  }
}
