import Dates
import Libc
import TestSupport
import Testing

@Suite struct CivilDateTests {
  /// Every year 0 to 10000 by chance, and each day of the years around 1970, 2000, 2100 and 9999.
  private static let days: [Int] = {
    var random = SeededGenerator(seed: 1)
    var days = (0..<20_000).map { _ in Int.random(in: -719_528...2_933_262, using: &random) }
    for day in [0, 10_957, 47_482, 2_932_896] { days += (day - 400)...min(day + 400, 2_933_262) }
    return days
  }()

  @Test func agreesWithTheLibrary() {
    for days in Self.days {
      let date = CivilDate(daysSince1970: days)
      var time = time_t(days * 86_400)
      var parts = tm()
      gmtime_r(&time, &parts)
      let (year, month, day) = date.yearMonthDay
      let expected = (Int(parts.tm_year) + 1_900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
      guard (year, month, day) == expected,
        date.weekday.rawValue % 7 == Int(parts.tm_wday)
      else {
        Issue.record("\(days) is \(date), \(date.weekday)")
        return
      }
      var again = tm()
      (again.tm_year, again.tm_mon, again.tm_mday) = (parts.tm_year, parts.tm_mon, parts.tm_mday)
      #expect(timegm(&again) == Int(date.daysSince1970) * 86_400)
      if CivilDate.years.contains(year) {
        #expect(CivilDate(year: year, month: month, day: day) == date)
      }
    }
  }

  @Test func eachMonthEndsWhereTheNextBegins() throws {
    for year in 1970...9998 {
      for month in 1...12 {
        let next = try #require(
          CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1))
        let last = CivilDate(daysSince1970: Int(next.daysSince1970) - 1).yearMonthDay.day
        guard CivilDate(year: year, month: month, day: last) != nil,
          CivilDate(year: year, month: month, day: last + 1) == nil
        else {
          Issue.record("\(last)-\(month)-\(year)")
          return
        }
      }
    }
  }

  @Test(arguments: [
    (2026, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2026, 4, 31), (2026, 1, 32),
    (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (1969, 12, 31), (10_000, 1, 1), (2026, -1, -1),
    (.max, .max, .max), (.min, .min, .min), (2026, .max, 1), (2026, 1, .min),
  ])
  func refusesWhatIsNoDay(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    arguments: [
      ("2026-01-31", 1, .month, "2026-02-28"), ("2024-01-31", 1, .month, "2024-02-29"),
      ("2024-02-29", 1, .year, "2025-02-28"), ("2024-02-29", 4, .year, "2028-02-29"),
      ("2000-02-29", 100, .year, "2100-02-28"), ("2026-03-31", -1, .month, "2026-02-28"),
      ("2026-12-31", 1, .day, "2027-01-01"), ("2026-01-01", -1, .day, "2025-12-31"),
      ("2026-12-28", 1, .week, "2027-01-04"), ("2026-12-15", 1, .month, "2027-01-15"),
      ("2026-01-15", -1, .month, "2025-12-15"), ("2026-01-15", -13, .month, "2024-12-15"),
      ("2026-08-31", 0, .month, "2026-08-31"), ("9999-12-30", 1, .day, "9999-12-31"),
      ("1970-01-02", -1, .day, "1970-01-01"), ("2026-02-28", 366, .day, "2027-03-01"),
    ] as [(String, Int, CalendarUnit, String)])
  func steps(from: String, count: Int, unit: CalendarUnit, to: String) throws {
    #expect("\(try #require(day(from)?.adding(count, unit)))" == to)
  }

  @Test(arguments: CalendarUnit.allCases)
  func stepsOutOfTheYearsLeadNowhere(unit: CalendarUnit) {
    for count in [1, 4_000_000, 4_000_001, .max] {
      #expect(CivilDate.last.adding(count, unit) == nil)
      #expect(CivilDate.first.adding(-count, unit) == nil)
    }
    #expect(CivilDate.first.adding(.min, unit) == nil)
  }

  @Test func isOrderedAndNamed() throws {
    let days = try ["1970-01-01", "1999-12-31", "2000-01-01", "9999-12-31"].map {
      try #require(day($0))
    }
    #expect(days == days.shuffled().sorted())
    #expect(days.map(\.weekday) == [.thursday, .friday, .saturday, .friday])
    #expect(days[1].yearMonthDay == (1999, 12, 31))
    #expect(days[0] == .first && days[3] == .last)
    #expect("\(days[3].weekday.shortName)" == "Fri")
  }

  @Test func whatIsTooFarIsTheNearest() {
    #expect("\(CivilDate(daysSince1970: .min))" == "0000-01-01")
    #expect("\(CivilDate(daysSince1970: .max))" == "10000-12-31")
  }
}

/// The day that a text such as `2026-12-01` names.
func day(_ text: String) -> CivilDate? {
  let parts = text.split(separator: "-").compactMap { Int($0) }
  return parts.count == 3 ? CivilDate(year: parts[0], month: parts[1], day: parts[2]) : nil
}
