import Dates
import TestSupport
import Testing

/// What people type for a date, at nine on Wednesday, 25 November 2026, with what it means; reviewed by
/// hand, and the same in every zone.
private let phrases = """
  today = 2026-11-25
  tomorrow = 2026-11-26
  yesterday = 2026-11-24
  TODAY = 2026-11-25
  eod = 2026-11-25
  now = 2026-11-25 09:00
  mon = 2026-11-30
  tue = 2026-12-01
  wed = 2026-12-02
  thu = 2026-11-26
  fri = 2026-11-27
  sat = 2026-11-28
  sun = 2026-11-29
  monday = 2026-11-30
  Friday = 2026-11-27
  thurs = 2026-11-26
  next mon = 2026-11-30
  next tue = 2026-12-01
  next wed = 2026-12-02
  next fri = 2026-12-04
  next sun = 2026-12-06
  next-fri = 2026-12-04
  next week = 2026-11-30
  next-week = 2026-11-30
  next month = 2026-12-01
  next quarter = 2027-01-01
  next year = 2027-01-01
  last fri = 2026-11-20
  last mon = 2026-11-23
  last week = 2026-11-16
  last month = 2026-10-01
  1d = 2026-11-26
  3d = 2026-11-28
  +3d = 2026-11-28
  -3d = 2026-11-22
  3 d = 2026-11-28
  3 days = 2026-11-28
  3days = 2026-11-28
  in 3 days = 2026-11-28
  in-3-days = 2026-11-28
  3 days ago = 2026-11-22
  1 day = 2026-11-26
  a day = 2026-11-26
  in a week = 2026-12-02
  a week = 2026-12-02
  1w = 2026-12-02
  2w = 2026-12-09
  +2w = 2026-12-09
  -1w = 2026-11-18
  2 weeks = 2026-12-09
  in 2 weeks = 2026-12-09
  2 weeks ago = 2026-11-11
  1m = 2026-12-25
  1 month = 2026-12-25
  in 1 month = 2026-12-25
  6 months = 2027-05-25
  -1m = 2026-10-25
  1y = 2027-11-25
  1 year = 2027-11-25
  in 10 years = 2036-11-25
  eow = 2026-11-29
  eom = 2026-11-30
  eoq = 2026-12-31
  eoy = 2026-12-31
  end of week = 2026-11-29
  end of month = 2026-11-30
  end of quarter = 2026-12-31
  end of year = 2026-12-31
  end-of-month = 2026-11-30
  sow = 2026-11-30
  som = 2026-12-01
  soq = 2027-01-01
  soy = 2027-01-01
  5 dec = 2026-12-05
  dec 5 = 2026-12-05
  Dec 5 = 2026-12-05
  5th dec = 2026-12-05
  5 december = 2026-12-05
  december 5th = 2026-12-05
  1st january = 2027-01-01
  jan 1 = 2027-01-01
  1 jan = 2027-01-01
  24 nov = 2027-11-24
  25 nov = 2026-11-25
  26 nov = 2026-11-26
  nov 25 = 2026-11-25
  nov 24 = 2027-11-24
  29 feb = 2028-02-29
  feb 29 = 2028-02-29
  31 jan = 2027-01-31
  5 dec 2027 = 2027-12-05
  dec 5 2027 = 2027-12-05
  dec 5, 2027 = 2027-12-05
  29 feb 2028 = 2028-02-29
  5-dec = 2026-12-05
  dec-5 = 2026-12-05
  5-dec-2027 = 2027-12-05
  16 Dec = 2026-12-16
  1 may = 2027-05-01
  may 1 = 2027-05-01
  mar 3 = 2027-03-03
  2026-12-01 = 2026-12-01
  20261201 = 2026-12-01
  2027-02-28 = 2027-02-28
  1970-01-01 = 1970-01-01
  9999-12-31 = 9999-12-31
  17:00 = 2026-11-25 17:00
  9:30 = 2026-11-25 09:30
  09:00 = 2026-11-26 09:00
  08:59 = 2026-11-26 08:59
  9:01 = 2026-11-25 09:01
  0:00 = 2026-11-26 00:00
  23:59 = 2026-11-25 23:59
  5pm = 2026-11-25 17:00
  5 pm = 2026-11-25 17:00
  5PM = 2026-11-25 17:00
  5:30pm = 2026-11-25 17:30
  5:30 pm = 2026-11-25 17:30
  12am = 2026-11-26 00:00
  12pm = 2026-11-25 12:00
  12:15am = 2026-11-26 00:15
  noon = 2026-11-25 12:00
  8am = 2026-11-26 08:00
  9am = 2026-11-26 09:00
  10am = 2026-11-25 10:00
  fri 17:00 = 2026-11-27 17:00
  fri 5pm = 2026-11-27 17:00
  fri at 5pm = 2026-11-27 17:00
  fri noon = 2026-11-27 12:00
  5pm fri = 2026-11-27 17:00
  17:00 tomorrow = 2026-11-26 17:00
  noon tomorrow = 2026-11-26 12:00
  tomorrow 9:30 = 2026-11-26 09:30
  tomorrow at 9:30 = 2026-11-26 09:30
  today 17:00 = 2026-11-25 17:00
  today 8:00 = 2026-11-25 08:00
  yesterday 12:00 = 2026-11-24 12:00
  next fri 8am = 2026-12-04 08:00
  next week 9:00 = 2026-11-30 09:00
  5 dec 17:00 = 2026-12-05 17:00
  dec 5 at 5pm = 2026-12-05 17:00
  5 dec 2027 17:00 = 2027-12-05 17:00
  3d 17:00 = 2026-11-28 17:00
  in 3 days at noon = 2026-11-28 12:00
  eom 23:59 = 2026-11-30 23:59
  eoy noon = 2026-12-31 12:00
  som 9am = 2026-12-01 09:00
  2026-12-01 17:00 = 2026-12-01 17:00
  2026-12-01T17:00 = 2026-12-01 17:00
  2026-12-01t9:30 = 2026-12-01 09:30
  20261201T1700 = 2026-12-01 17:00
  20261201T170000 = 2026-12-01 17:00
  2026-12-01 5pm = 2026-12-01 17:00
  2w 0:00 = 2026-12-09 00:00
  15th = 2026-12-15
  25th = 2026-11-25
  31st = 2026-12-31
  30th noon = 2026-11-30 12:00
  in two weeks = 2026-12-09
  ten days = 2026-12-05
  in an hour = 2026-11-25 10:00
  day after tomorrow = 2026-11-27
  sat 5 dec 2026 = 2026-12-05
  Sat 5 Dec 2026 17:00 = 2026-12-05 17:00
  tue dec 1 2026 = 2026-12-01
  """.split(separator: "\n").map { line in
    let parts = line.split(separator: "=").map { $0.split(separator: " ").joined(separator: " ") }
    return (text: parts[0], expected: parts[1])
  }

@Suite struct PhraseTests {
  private static let places = [
    "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
    "America/St_Johns",
  ]

  /// The date as a table with exact dates shows it.
  private func read(_ text: String, _ now: String) throws -> String {
    let clock = try WallClock(parsing: now)
    var writer = DateWriter(clock: clock)
    var bytes: [UInt8] = []
    writer.append(exact: try DueDate(parsing: text, clock: clock), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: places)
  func mean(zone: String) throws {
    #expect(phrases.count >= 150)
    try inZone(zone) {
      for (text, expected) in phrases {
        let meaning = try read(text, "2026-11-25T09:00:00")
        #expect(meaning == expected, "\(text)")
      }
    }
  }

  /// Days before and on which a clock somewhere changes: what is typed means what it means in UTC, where
  /// none changes, but for a time that is skipped.
  @Test(arguments: places)
  func meanTheSameWhereClocksChange(zone: String) throws {
    let days = [
      "2026-03-07", "2026-03-08", "2026-03-28", "2026-03-29", "2026-04-04", "2026-04-05",
      "2026-10-03",
      "2026-10-04", "2026-10-24", "2026-10-25", "2026-10-31", "2026-11-01", "2027-12-31",
      "2028-02-29",
    ]
    for day in days {
      for (text, _) in phrases {
        let expected = try inZone("UTC") { try read(text, "\(day)T09:00:00") }
        try inZone(zone) {
          let meaning = try read(text, "\(day)T09:00:00")
          #expect(meaning == expected || isSkipped(expected), "\(text) \(day)")
        }
      }
    }
  }

  /// Whether clocks here never show this local time.
  private func isSkipped(_ text: String) -> Bool {
    guard let clock = try? WallClock(parsing: text.replacing(" ", with: "T")) else { return false }
    var bytes: [UInt8] = []
    var writer = DateWriter(clock: clock)
    guard let minute = UTCMinute(seconds: clock.seconds) else { return false }
    writer.append(exact: .instant(minute), to: &bytes)
    return String(decoding: bytes, as: UTF8.self) != text
  }
}
