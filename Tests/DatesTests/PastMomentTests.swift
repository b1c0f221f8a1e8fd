import Dates
import TestSupport
import Testing

@Suite struct PastMomentTests {
  /// What is typed on Wednesday, 2026-11-25, at 09:00 in Berlin, and its moment.
  @Test(
    arguments: [
      ("today", "2026-11-24T23:00:00Z"), ("Yesterday", "2026-11-23T23:00:00Z"),
      ("3d", "2026-11-21T23:00:00Z"), ("-3d", "2026-11-21T23:00:00Z"),
      ("2w", "2026-11-10T23:00:00Z"), ("1m", "2026-10-24T22:00:00Z"),
      ("1y", "2025-11-24T23:00:00Z"), ("0d", "2026-11-24T23:00:00Z"),
      ("wed", "2026-11-24T23:00:00Z"), ("thu", "2026-11-18T23:00:00Z"),
      ("tuesday", "2026-11-23T23:00:00Z"), ("mon 17:00", "2026-11-23T16:00:00Z"),
      ("9:00", "2026-11-25T08:00:00Z"), ("9:01", "2026-11-24T08:01:00Z"),
      ("yesterday 17:00", "2026-11-24T16:00:00Z"), ("3d 0:01", "2026-11-21T23:01:00Z"),
      ("2026-07-01", "2026-06-30T22:00:00Z"), ("2026-07-01T17:00:09", "2026-07-01T15:00:09Z"),
      ("2026-07-01 17:00Z", "2026-07-01T17:00:00Z"), ("2027-01-01", "2026-12-31T23:00:00Z"),
      ("2h", "2026-11-25T06:00:00Z"), ("5 min ago", "2026-11-25T07:55:00Z"),
      ("3 days ago", "2026-11-21T23:00:00Z"), ("5 dec", "2025-12-04T23:00:00Z"),
      ("last week", "2026-11-15T23:00:00Z"), ("last wed", "2026-11-17T23:00:00Z"),
      ("som", "2026-10-31T23:00:00Z"), ("5pm", "2026-11-24T16:00:00Z"),
      ("tomorrow", "2026-11-25T23:00:00Z"),
      ("2026-10-25 2:30", "2026-10-25T00:30:00Z"), ("2026-03-29 2:30", "2026-03-29T01:30:00Z"),
    ])
  func readsWhatIsTyped(words: String, expected: String) throws {
    try inZone("Europe/Berlin") {
      let clock = try WallClock(parsing: "2026-11-25T09:00")
      let expected = try WallClock(parsing: expected).seconds
      let moment = try clock.pastMoment(parsing: words)
      #expect(moment == expected)
    }
  }

  @Test func theFirstDayMayBeginInTheYearBefore() throws {
    try inZone("Europe/Berlin") {
      let clock = WallClock(milliseconds: 0)
      let moment = try clock.pastMoment(parsing: "1970-01-01")
      #expect(moment == -3_600)
    }
  }

  @Test(
    arguments: [
      ("", .unreadable), ("+3d", .unreadable), ("in 3 days", .unreadable), ("3", .unreadable),
      ("--3d", .unreadable), ("week", .unreadable),
      ("today 17:00 x", .unreadable), ("2026-02-30", .noSuchDay), ("57y", .outOfYears),
      ("99999999999999999999d", .outOfYears), ("10000-01-01", .unreadable),
    ] as [(String, Misfit)])
  func refusesAllElse(words: String, misfit: Misfit) throws {
    try inZone("Europe/Berlin") {
      let clock = try WallClock(parsing: "2026-11-25T09:00")
      let error = #expect(throws: DateError.self) { try clock.pastMoment(parsing: words) }
      #expect(error?.misfit == misfit)
      #expect(error?.wanted == .pastMoment)
    }
  }
}
