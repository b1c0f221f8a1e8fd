import Dates
import TestSupport
import Testing

@Suite struct StoredDueDateTests {
  @Test func comesBackAsItWas() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      let day = CivilDate(daysSince1970: Int.random(in: 0...2_932_896, using: &random))
      #expect(DueDate(stored: DueDate.day(day).stored) == .day(day))
      let seconds = Int.random(in: UTCMinute.moments, using: &random)
      let minute = try #require(UTCMinute(seconds: seconds))
      #expect(minute.seconds <= seconds && seconds - minute.seconds < 60)
      #expect(DueDate(stored: DueDate.instant(minute).stored) == .instant(minute))
    }
  }

  @Test(arguments: [
    "1970-01-01", "1970-01-01T00:00Z", "2024-02-29", "2026-12-01T16:00Z", "9999-12-31",
    "9999-12-31T23:59Z",
  ])
  func isWrittenAsItWasRead(text: String) throws {
    #expect(try #require(DueDate(stored: text)).stored == text)
  }

  @Test(arguments: [
    "", "2026", "2026-12-1", "2026-12-011", "2026-13-01", "2026-02-30", "1969-12-31", "0000-00-00",
    "2026/12/01", "2026-12/01", "+026-12-01", "2026-12-0a", "２０２６-12-01", "2026-12-01 ",
    "2026-12-01t16:00Z", "2026-12-01 16:00Z", "2026-12-01T24:00Z", "2026-12-01T16:60Z",
    "2026-12-01T16:00z", "2026-12-01T16:00+", "2026-12-01T16.00Z", "2026-12-01T16:00",
    "2026-12-01T16:00:00Z", "2026-12-01T 6:00Z", "2026-02-30T16:00Z", "2026-12-01T16:00Z\0",
    "2026-12-01\0",
  ])
  func refusesAllElse(text: String) {
    #expect(DueDate(stored: text) == nil)
  }

  @Test func takesAnyBytes() {
    var random = SeededGenerator(seed: 3)
    let good = ["2026-12-01", "2026-12-01T16:00Z", "9999-12-31T23:59Z"].map { Array($0.utf8) }
    for _ in 0..<50_000 {
      let bytes = good.randomElement(using: &random)?.mutated(using: &random) ?? []
      guard let due = DueDate(stored: bytes.span) else { continue }
      #expect(Array(due.stored.utf8) == bytes)
    }
    #expect(DueDate(stored: String(repeating: "2026-12-01", count: 100_000)) == nil)
    for count in 0...20 {
      for byte in UInt8.min...UInt8.max {
        #expect(DueDate(stored: [UInt8](repeating: byte, count: count).span) == nil)
      }
    }
  }

  @Test(arguments: [-1, .min, .max, 253_402_300_800])
  func aMinuteOutsideTheYearsIsNone(seconds: Int) {
    #expect(UTCMinute(seconds: seconds) == nil)
  }
}
