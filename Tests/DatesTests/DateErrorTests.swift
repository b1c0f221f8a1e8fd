import Dates
import TestSupport
import Testing

@Suite struct DateErrorTests {
  @Test(
    arguments: [
      ("fryday", "'fryday' is not a date", "did you mean 'friday'?"),
      ("next firday", "'next firday' is not a date", "did you mean 'next friday'?"),
      ("tomorow 5pm", "'tomorow 5pm' is not a date", "did you mean 'tomorrow 5pm'?"),
      (
        "2026-02-30", "'2026-02-30' is not in the calendar",
        "for example: today, fri, 5 dec, +3d, in 2 weeks, 2026-12-01, 17:00"
      ),
      (
        "next thing", "'next thing' is not a date",
        "for example: next week, next fri, next month"
      ),
      (
        "dec", "'dec' is not a date", "for example: 5 dec, dec 5, 5 dec 2027, 2026-12-05"
      ),
      (
        "25:00", "'25:00' is not a date",
        "for example: 17:00, 5pm, noon, fri 17:00, 2026-12-01T17:00"
      ),
      ("3 x", "'3 x' is not a date", "for example: 3d, 2 weeks, in 3 days, +2h, 1m"),
      ("12/05", "'12/05' can be 12 May or 5 Dec", "write '12 may' or '5 dec'"),
      ("25/12", "'25/12' is not a date", "write '25 dec'"),
      ("9999y", "'9999y' is not within the years 1970 to 9999", nil),
      (
        "\u{1B}[2J\u{202E}ü", "'\u{FFFD}[2J\u{FFFD}ü' is not a date",
        "for example: 3d, 2 weeks, in 3 days, +2h, 1m"
      ),
    ] as [(String, String, String?)])
  func saysWhatToWrite(text: String, message: String, hint: String?) {
    inZone("UTC") {
      let clock = WallClock(milliseconds: 0)
      let error = #expect(throws: DateError.self) { try DueDate(parsing: text, clock: clock) }
      #expect(error?.message == message && error?.hint == hint)
    }
  }

  @Test func saysWhatWasWanted() {
    inZone("UTC") {
      let clock = WallClock(milliseconds: 0)
      let long = String(repeating: "x", count: 49)
      let range = #expect(throws: DateError.self) { try DueRange(parsing: long, clock: clock) }
      #expect(range?.message == "'\(long.dropLast())…' is not a range of dates")
      let backwards = #expect(throws: DateError.self) {
        try DueRange(parsing: "1d..0d", clock: clock)
      }
      #expect(backwards?.message == "'1d..0d' ends before it begins")
      let past = #expect(throws: DateError.self) { try clock.pastMoment(parsing: "+3d") }
      #expect(past?.message == "'+3d' is not a moment in the past")
      let now = #expect(throws: DateError.self) { try WallClock(parsing: "soon") }
      #expect(now?.message == "'soon' is not a moment")
    }
  }

  /// Each example of a hint can be read.
  @Test func examplesWork() throws {
    try inZone("UTC") {
      let clock = try WallClock(parsing: "2026-11-23T09:00:00Z")
      func examples(_ hint: String?) -> [String] {
        let parts = hint?.split(separator: "for example: ").last
        return parts?.split(separator: ", ").map(String.init) ?? []
      }
      func hint(_ read: (String) throws -> Any) -> String? {
        #expect(throws: DateError.self) { try read("?") }?.hint
      }
      let readers: [(String) throws -> Any] = [
        { try DueDate(parsing: $0, clock: clock) }, { try DueRange(parsing: $0, clock: clock) },
        { try clock.pastMoment(parsing: $0) }, { try WallClock(parsing: $0) },
      ]
      for read in readers {
        let examples = examples(hint(read))
        #expect(examples.count >= 3)
        for example in examples { #expect(throws: Never.self) { try read(example) } }
      }
    }
  }
}
