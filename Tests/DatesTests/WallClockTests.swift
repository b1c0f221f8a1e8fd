import Dates
import TestSupport
import Testing

@Suite struct WallClockTests {
  @Test(
    arguments: [
      ("UTC", "2026-11-23T09:00:00Z", 1_795_424_400, "2026-11-23"),
      ("UTC", "2026-11-23T09:00:00", 1_795_424_400, "2026-11-23"),
      ("UTC", "@1795424400", 1_795_424_400, "2026-11-23"),
      ("Europe/Berlin", "2026-11-23T09:00:00", 1_795_420_800, "2026-11-23"),
      ("Europe/Berlin", "2026-11-23 09:00", 1_795_420_800, "2026-11-23"),
      ("Europe/Berlin", "2026-11-23t23:30:00z", 1_795_476_600, "2026-11-24"),
      ("Europe/Berlin", "2026-11-23T09:00:05.987+05:30", 1_795_404_605, "2026-11-23"),
      ("America/New_York", "@0", 0, "1969-12-31"),
      ("Asia/Kolkata", "2026-11-23T18:30:00Z", 1_795_458_600, "2026-11-24"),
      ("Pacific/Apia", "9999-12-31T23:59:59Z", 253_402_300_799, "10000-01-01"),
    ] as [(String, String, Int, String)])
  func standsWhereItIsTold(zone: String, words: String, seconds: Int, today: String) throws {
    try inZone(zone) {
      let clock = try WallClock(parsing: words)
      #expect(clock.seconds == seconds)
      #expect(clock.milliseconds == Int64(seconds) * 1_000)
      #expect("\(clock.today)" == today)
    }
  }

  @Test(
    arguments: [
      ("", .unreadable), ("@", .unreadable), ("@-1", .unreadable), ("@1.5", .unreadable),
      ("@1 2", .unreadable), ("1795424400", .unreadable), ("2026-11-23", .unreadable),
      ("now", .unreadable), ("today 9:00", .unreadable), ("2026-11-23T09:00:00+1:00", .unreadable),
      ("2026-11-23T09:00:60Z", .unreadable), ("2026-11-23T24:00:00Z", .unreadable),
      ("2026-11-23T09:00:00.Z", .unreadable), ("2026-11-23T09:00:00Zz", .unreadable),
      ("2026-11-31T09:00:00Z", .noSuchDay), ("1969-12-31T23:59:59Z", .outOfYears),
      ("1970-01-01T00:00:00+00:01", .outOfYears), ("@253402300800", .outOfYears),
      ("@99999999999999999999999999", .outOfYears), ("9999-12-31T23:59:59-00:01", .outOfYears),
    ] as [(String, Misfit)])
  func refusesAllElse(words: String, misfit: Misfit) {
    inZone("UTC") {
      let error = #expect(throws: DateError.self) { try WallClock(parsing: words) }
      #expect(error?.misfit == misfit)
      #expect(error?.wanted == .clock)
    }
  }

  @Test func milliseconds() {
    inZone("UTC") {
      #expect(WallClock(milliseconds: 1_999).seconds == 1)
      #expect(WallClock(milliseconds: .min).milliseconds == 0)
      #expect(WallClock(milliseconds: .max).milliseconds == 253_402_300_799_999)
    }
  }

  @Test func theSystemsClockIsNow() {
    inZone("UTC") {
      let (before, now) = (WallClock.system(), WallClock.system())
      #expect(before.seconds > 1_700_000_000)
      #expect(before.milliseconds <= now.milliseconds)
    }
  }
}
