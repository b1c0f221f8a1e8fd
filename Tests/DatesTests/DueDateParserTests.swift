import Dates
import TestSupport
import Testing

@Suite struct DueDateParserTests {
  /// What is typed on Monday, 2026-11-23, at 09:00 in Berlin.
  @Test(
    arguments: [
      ("today", "2026-11-23"), ("tomorrow", "2026-11-24"), ("yesterday", "2026-11-22"),
      ("TODAY", "2026-11-23"), (" \t today  ", "2026-11-23"),
      ("mon", "2026-11-30"), ("tue", "2026-11-24"), ("fri", "2026-11-27"), ("sun", "2026-11-29"),
      ("Friday", "2026-11-27"), ("thurs", "2026-11-26"), ("tues", "2026-11-24"),
      ("wednesday", "2026-11-25"), ("SATURDAY", "2026-11-28"),
      ("next-mon", "2026-11-30"), ("next-fri", "2026-12-04"), ("Next-Sunday", "2026-12-06"),
      ("3d", "2026-11-26"), ("+3d", "2026-11-26"), ("-1d", "2026-11-22"), ("0d", "2026-11-23"),
      ("2w", "2026-12-07"), ("+1m", "2026-12-23"), ("1y", "2027-11-23"), ("-1Y", "2025-11-23"),
      ("400d", "2027-12-28"), ("007d", "2026-11-30"),
      ("eow", "2026-11-29"), ("eom", "2026-11-30"), ("eoy", "2026-12-31"),
      (String(repeating: " ", count: 95) + "today", "2026-11-23"),
      ("2026-12-01", "2026-12-01"), ("1970-01-01", "1970-01-01"), ("9999-12-31", "9999-12-31"),
      ("17:00", "2026-11-23T16:00Z"), ("9:01", "2026-11-23T08:01Z"), ("09:00", "2026-11-24T08:00Z"),
      ("8:59", "2026-11-24T07:59Z"), ("0:00", "2026-11-23T23:00Z"), ("23:59", "2026-11-23T22:59Z"),
      ("2026-12-01T17:00", "2026-12-01T16:00Z"), ("2026-12-01 17:00", "2026-12-01T16:00Z"),
      ("2026-12-01t9:30", "2026-12-01T08:30Z"), ("2026-12-01  9:30", "2026-12-01T08:30Z"),
      ("2026-12-01T17:00Z", "2026-12-01T17:00Z"), ("2026-12-01T17:00:59Z", "2026-12-01T17:00Z"),
      ("2026-12-01T17:00:00+01:00", "2026-12-01T16:00Z"),
      ("2026-12-01T17:00:00-09:30", "2026-12-02T02:30Z"),
      ("fri 17:00", "2026-11-27T16:00Z"), ("tomorrow 9:30", "2026-11-24T08:30Z"),
      ("today 17:00", "2026-11-23T16:00Z"), ("today 8:00", "2026-11-23T07:00Z"),
      ("Next-Mon\t7:00", "2026-11-30T06:00Z"), ("+3d 0:00", "2026-11-25T23:00Z"),
      ("eoy 23:59", "2026-12-31T22:59Z"), ("1d 00:00", "2026-11-23T23:00Z"),
      ("9999-12-31T23:59", "9999-12-31T22:59Z"), ("1970-01-01T01:00", "1970-01-01T00:00Z"),
    ] as [(String, String)])
  func readsWhatIsTyped(words: String, stored: String) throws {
    try inZone("Europe/Berlin") {
      let clock = try WallClock(parsing: "2026-11-23T09:00:00")
      #expect(try DueDate(parsing: words, clock: clock).stored == stored)
    }
  }

  @Test(
    arguments: [
      // The last day of a week, of a month, of a year, and the day before a leap day.
      ("UTC", "2026-11-29T12:00", "eow", "2026-11-29"),
      ("UTC", "2026-11-29T12:00", "sun", "2026-12-06"),
      ("UTC", "2026-11-29T12:00", "next-mon", "2026-11-30"),
      ("UTC", "2026-11-29T12:00", "next-sun", "2026-12-06"),
      ("UTC", "2026-11-27T00:00", "fri", "2026-12-04"),
      ("UTC", "2026-11-30T23:59", "eom", "2026-11-30"),
      ("UTC", "2026-12-31T23:59", "tomorrow", "2027-01-01"),
      ("UTC", "2026-12-31T23:59", "eoy", "2026-12-31"),
      ("UTC", "2027-01-31T12:00", "1m", "2027-02-28"),
      ("UTC", "2028-02-28T12:00", "tomorrow", "2028-02-29"),
      ("UTC", "2028-02-05T12:00", "eom", "2028-02-29"),
      ("UTC", "2028-02-29T12:00", "1y", "2029-02-28"),
      ("UTC", "2026-12-31T23:59", "23:59", "2027-01-01T23:59Z"),
      // The same moment in other zones.
      ("America/New_York", "2026-11-23T01:00:00Z", "today", "2026-11-22"),
      ("Asia/Kolkata", "2026-11-23T20:00:00Z", "today", "2026-11-24"),
      ("Pacific/Apia", "2026-11-23T12:00:00Z", "tomorrow", "2026-11-25"),
      ("Asia/Kolkata", "2026-11-23T20:00:00Z", "1:31", "2026-11-23T20:01Z"),
      // Clocks are set forward over 02:30, or show it twice.
      ("Europe/Berlin", "2026-03-28T12:00", "tomorrow 2:30", "2026-03-29T01:30Z"),
      ("Europe/Berlin", "2026-10-24T12:00", "tomorrow 2:30", "2026-10-25T00:30Z"),
      ("Europe/Berlin", "2026-10-25T00:45:00Z", "2:30", "2026-10-26T01:30Z"),
      ("America/New_York", "2026-03-07T12:00", "2026-03-08T02:30", "2026-03-08T07:30Z"),
      ("America/New_York", "2026-10-31T12:00", "sun 1:30", "2026-11-01T05:30Z"),
      ("America/New_York", "2026-10-31T12:00", "sun 3:00", "2026-11-01T08:00Z"),
      // A day that Samoa left out.
      ("Pacific/Apia", "2011-12-29T12:00", "tomorrow", "2011-12-30"),
      ("Pacific/Apia", "2011-12-29T12:00", "tomorrow 17:00", "2011-12-31T03:00Z"),
    ] as [(String, String, String, String)])
  func readsItInItsZoneAndTime(zone: String, now: String, words: String, stored: String) throws {
    try inZone(zone) {
      let clock = try WallClock(parsing: now)
      #expect(try DueDate(parsing: words, clock: clock).stored == stored)
    }
  }

  @Test(
    arguments: [
      ("", .unreadable), (" ", .unreadable), ("fryday", .unreadable), ("fr", .unreadable),
      ("fridayy", .unreadable), ("todays", .unreadable), ("next", .unreadable),
      ("next-", .unreadable), ("next-day", .unreadable), ("d", .unreadable), ("+d", .unreadable),
      ("3", .unreadable), ("3x", .unreadable), ("in -3d", .unreadable), ("+-3d", .unreadable),
      ("13pm", .unreadable), ("5pm 6pm", .unreadable), ("dec", .unreadable), ("24:00", .unreadable),
      ("17:60", .unreadable), ("17:0", .unreadable),
      ("17", .unreadable), ("017:00", .unreadable), ("2026-12-1", .unreadable),
      ("2026-12-01T", .unreadable), ("2026-12-01T25:00", .unreadable), ("26-12-01", .unreadable),
      ("12026-12-01", .unreadable), ("today 17:00 18:00", .unreadable),
      ("12/05", .ambiguous(["12 May", "5 Dec"])), ("12-05", .ambiguous(["12 May", "5 Dec"])),
      ("5.12.2027", .ambiguous(["5 Dec 2027", "12 May 2027"])), ("25/12", .ambiguous(["25 Dec"])),
      ("31 feb", .noSuchDay), ("fri 5 dec", .noSuchDay), ("32nd", .unreadable),
      ("tomorrow 5", .unreadable), ("29 feb 2027", .noSuchDay), ("5 dec 1700", .outOfYears),
      ("today tomorrow", .unreadable), ("today17:00", .unreadable), ("fri 17:00Z", .unreadable),
      ("tödäy", .unreadable), ("today\n", .unreadable), ("to\0day", .unreadable),
      ("2026-02-30", .noSuchDay), ("2026-13-01", .noSuchDay), ("2026-00-10", .noSuchDay),
      ("2026-02-29 17:00", .noSuchDay), ("2026-11-00", .noSuchDay),
      ("1969-12-31", .outOfYears), ("0000-00-00", .outOfYears), ("8000y", .outOfYears),
      ("-57y", .outOfYears), ("99999999999999999999999999d", .outOfYears),
      ("-4000000w", .outOfYears),
      ("9999999999999999999m 9:00", .outOfYears), ("1970-01-01T00:30", .outOfYears),
      ("9999-12-31T23:59-00:01", .outOfYears),
      (String(repeating: " ", count: 96) + "today", .unreadable),
    ] as [(String, Misfit)])
  func refusesAllElse(words: String, misfit: Misfit) throws {
    try inZone("Europe/Berlin") {
      let clock = try WallClock(parsing: "2026-11-23T09:00:00")
      let error = #expect(throws: DateError.self) { try DueDate(parsing: words, clock: clock) }
      #expect(error?.misfit == misfit)
      #expect(error?.text == words)
    }
  }

  @Test(
    arguments: [
      ("1970-01-01T12:00", "yesterday"), ("9999-12-31T12:00", "tomorrow"),
      ("9999-12-31T12:00", "fri"), ("9999-12-31T12:00", "next-mon"), ("9999-12-31T12:00", "11:00"),
    ])
  func refusesToLeaveTheYears(now: String, words: String) throws {
    try inZone("UTC") {
      let clock = try WallClock(parsing: now)
      let error = #expect(throws: DateError.self) { try DueDate(parsing: words, clock: clock) }
      #expect(error?.misfit == .outOfYears)
    }
  }
}
