import Dates
import TestSupport
import Testing

@Suite struct DueRangeTests {
  /// What is typed on Wednesday, 2026-11-25, at 09:00 in Berlin, and due dates in and out of it.
  @Test(
    arguments: [
      (
        "today", ["2026-11-25", "2026-11-24T23:00Z", "2026-11-25T22:59Z"],
        ["2026-11-24", "2026-11-26", "2026-11-24T22:59Z", "2026-11-25T23:00Z", nil]
      ),
      (
        "Week", ["2026-11-25", "2026-11-29", "2026-11-29T22:59Z", "2026-11-25T07:00Z"],
        ["2026-11-24", "2026-11-30", "2026-11-29T23:00Z", nil]
      ),
      (
        "overdue", ["2026-11-24", "1970-01-01", "2026-11-25T07:59Z", "2026-11-25T08:00Z"],
        ["2026-11-25", "2026-11-26", "2026-11-25T08:01Z", nil]
      ),
      ("none", [nil], ["2026-11-25", "2026-11-25T08:00Z"]),
      (" ANY ", ["1970-01-01", "9999-12-31", "2026-11-25T08:00Z"], [nil]),
      ("fri", ["2026-11-27", "2026-11-27T12:00Z"], ["2026-11-26", "2026-11-28", nil]),
      (
        "2026-12-01", ["2026-12-01", "2026-11-30T23:00Z"], ["2026-12-02", "2026-12-01T23:00Z", nil]
      ),
      (
        "fri..mon", ["2026-11-27", "2026-11-30", "2026-11-30T22:59Z"],
        ["2026-11-26", "2026-12-01", "2026-11-30T23:00Z", nil]
      ),
      ("2026-12-01 .. 2026-12-01", ["2026-12-01"], ["2026-11-30", "2026-12-02"]),
      (
        "-1w..", ["2026-11-18", "9999-12-31", "2026-11-17T23:00Z", "9999-12-31T23:59Z"],
        ["2026-11-17", "2026-11-17T22:59Z", nil]
      ),
      ("..EOM", ["1970-01-01", "1970-01-01T00:00Z", "2026-11-30"], ["2026-12-01", nil]),
      (
        "today 8:00..tomorrow 8:00", ["2026-11-25", "2026-11-24T23:00Z", "2026-11-26T22:59Z"],
        ["2026-11-24", "2026-11-27"]
      ),
      ("1970-01-01..9999-12-31", ["1970-01-01T00:00Z", "9999-12-31T23:59Z"], [nil]),
    ] as [(String, [String?], [String?])])
  func contains(words: String, inside: [String?], outside: [String?]) throws {
    try inZone("Europe/Berlin") {
      let clock = try WallClock(parsing: "2026-11-25T09:00")
      let range = try DueRange(parsing: words, clock: clock)
      for (stored, expected) in inside.map({ ($0, true) }) + outside.map({ ($0, false) }) {
        let due = try stored.map { try #require(DueDate(stored: $0)) }
        #expect(range.contains(due, clock: clock) == expected, "\(stored ?? "nil")")
      }
    }
  }

  @Test func onSundayTheWeekIsToday() throws {
    try inZone("UTC") {
      let clock = try WallClock(parsing: "2026-11-29T09:00")
      let week = try DueRange(parsing: "week", clock: clock)
      #expect(try week == DueRange(parsing: "today", clock: clock))
    }
  }

  /// Clocks change on the first day and on the day behind the last.
  @Test(arguments: zones)
  func aTimeIsInTheRangeOfItsDay(name: String) throws {
    var random = SeededGenerator(seed: 6)
    try inZone(name) {
      let clock = WallClock(milliseconds: 1_300_000_000_000)
      var zone = LocalZone()
      for _ in 0..<2_000 {
        let seconds = Int.random(in: 1_320_000_000...1_330_000_000, using: &random)
        let due = DueDate.instant(try #require(UTCMinute(seconds: seconds)))
        let day = due.day(in: &zone)
        let range = DueRange.days(DayRange(day...day))
        let other = DueRange.days(DayRange(try #require(day.adding(1, .day)) ... .last))
        #expect(range.contains(due, clock: clock) && !other.contains(due, clock: clock))
      }
    }
  }

  @Test(
    arguments: [
      ("", .unreadable), ("..", .unreadable), ("fryday", .unreadable), ("weeks", .unreadable),
      ("any..none", .unreadable), ("today..weeks", .unreadable), ("fri...mon", .unreadable),
      ("fri..mon..tue", .unreadable), ("none today", .unreadable), ("today.", .unreadable),
      ("fri..fri ..", .unreadable), ("2026-02-30..", .noSuchDay), ("..9999y", .outOfYears),
      ("mon..fri", .backwards), ("tomorrow..today", .backwards),
    ] as [(String, Misfit)])
  func refusesAllElse(words: String, misfit: Misfit) throws {
    try inZone("Europe/Berlin") {
      let clock = try WallClock(parsing: "2026-11-25T09:00")
      let error = #expect(throws: DateError.self) { try DueRange(parsing: words, clock: clock) }
      #expect(error?.misfit == misfit)
      #expect(error?.wanted == .range)
    }
  }
}
