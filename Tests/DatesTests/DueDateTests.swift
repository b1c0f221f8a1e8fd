import Dates
import TestSupport
import Testing

@Suite struct DueDateTests {
  @Test(
    arguments: [
      ("UTC", "2026-12-01", 1_796_169_600), ("Europe/Berlin", "2026-12-01", 1_796_166_000),
      ("Asia/Kolkata", "2026-12-01", 1_796_149_800), ("Pacific/Apia", "2026-12-01", 1_796_122_800),
      ("America/New_York", "2026-12-01", 1_796_187_600),
      // Days of 23 and of 25 hours.
      ("Europe/Berlin", "2026-03-28", 1_774_738_800),
      ("Europe/Berlin", "2026-03-29", 1_774_821_600),
      ("Europe/Berlin", "2026-10-25", 1_792_969_200),
      // The day before one without a midnight, and before and on one left out.
      ("America/Sao_Paulo", "2018-11-03", 1_541_300_400),
      ("Pacific/Apia", "2011-12-29", 1_325_239_200), ("Pacific/Apia", "2011-12-30", 1_325_239_200),
      ("UTC", "9999-12-31", 253_402_300_800),
      ("Europe/Berlin", "2026-12-01T16:00Z", 1_796_140_800),
      ("Pacific/Apia", "2026-12-01T16:00Z", 1_796_140_800),
    ] as [(String, String, Int)])
  func isOverdueFromAMoment(zone name: String, stored: String, moment: Int) throws {
    let due = try #require(DueDate(stored: stored))
    inZone(name) {
      var zone = LocalZone()
      #expect(due.overdue(in: &zone) == moment)
      #expect(!due.isOverdue(WallClock(milliseconds: Int64(moment) * 1_000 - 1)))
      // The clock ends with the year 9999.
      let clock = WallClock(milliseconds: Int64(moment) * 1_000)
      #expect(due.isOverdue(clock) == (clock.seconds == moment))
    }
  }

  @Test func aTimeHasAnotherDayInAnotherZone() throws {
    let due = try #require(DueDate(stored: "2026-12-01T16:00Z"))
    for (name, expected) in [
      ("UTC", "2026-12-01"), ("Pacific/Apia", "2026-12-02"), ("Asia/Kolkata", "2026-12-01"),
    ] {
      inZone(name) {
        var zone = LocalZone()
        #expect("\(due.day(in: &zone))" == expected)
      }
    }
  }
}
