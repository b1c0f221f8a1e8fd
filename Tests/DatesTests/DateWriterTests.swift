import Dates
import TestSupport
import Testing

@Suite struct DateWriterTests {
  /// On Wednesday, 2026-11-25, at 09:00 in Berlin.
  @Test(
    arguments: [
      ("2026-11-25", "today", "2026-11-25"),
      ("2026-11-25T16:00Z", "today 17:00", "2026-11-25 17:00"),
      ("2026-11-26", "tomorrow", "2026-11-26"),
      ("2026-11-25T23:00Z", "tomorrow 00:00", "2026-11-26 00:00"),
      ("2026-11-24", "yesterday", "2026-11-24"),
      ("2026-11-24T08:05Z", "yesterday 09:05", "2026-11-24 09:05"),
      ("2026-11-27", "Fri", "2026-11-27"),
      ("2026-12-01", "Tue", "2026-12-01"),
      ("2026-12-01T16:00Z", "Tue 17:00", "2026-12-01 17:00"),
      ("2026-12-02", "2 Dec", "2026-12-02"),
      ("2026-12-02T16:00Z", "2 Dec 17:00", "2026-12-02 17:00"),
      ("2026-12-31", "31 Dec", "2026-12-31"),
      ("2027-01-01", "1 Jan 2027", "2027-01-01"),
      ("2027-07-01T16:00Z", "1 Jul 2027 18:00", "2027-07-01 18:00"),
      ("2026-11-23", "2 days ago", "2026-11-23"),
      ("2026-11-19T16:00Z", "6 days ago", "2026-11-19 17:00"),
      ("2026-11-18", "18 Nov 2026", "2026-11-18"),
      ("1970-01-01", "1 Jan 1970", "1970-01-01"),
      ("9999-12-31T23:59Z", "1 Jan 10000 00:59", "10000-01-01 00:59"),
    ])
  func writesDueDates(stored: String, relative: String, exact: String) throws {
    let due = try #require(DueDate(stored: stored))
    try inZone("Europe/Berlin") {
      var writer = DateWriter(clock: try WallClock(parsing: "2026-11-25T09:00"))
      #expect(written { writer.append(relative: due, to: &$0) } == relative)
      #expect(written { writer.append(exact: due, to: &$0) } == exact)
    }
  }

  @Test(
    arguments: [
      ("UTC", "2026-12-01T16:00:00+00:00"), ("America/New_York", "2026-12-01T11:00:00-05:00"),
      ("Asia/Kolkata", "2026-12-01T21:30:00+05:30"), ("Pacific/Apia", "2026-12-02T05:00:00+13:00"),
      ("America/St_Johns", "2026-12-01T12:30:00-03:30"),
    ])
  func theOffsetIsTheZones(zone: String, iso: String) {
    inZone(zone) {
      var writer = DateWriter(clock: .system())
      #expect(written { writer.append(iso: 1_796_140_800_000, to: &$0) } == iso)
    }
  }

  /// An offset of -00:44:30 is written without its seconds, at the same moment.
  @Test func anOffsetHasNoSeconds() {
    inZone("Africa/Monrovia") {
      var writer = DateWriter(clock: .system())
      #expect(written { writer.append(iso: 3_600_999, to: &$0) } == "1970-01-01T00:16:00-00:44")
    }
  }

  /// On Wednesday, 2026-11-25, at 09:00 in Berlin.
  @Test(
    arguments: [
      (0, "just now"), (59, "just now"), (60, "1 min ago"), (3_599, "59 min ago"),
      (3_600, "1 h ago"), (32_400, "9 h ago"), (32_401, "yesterday"), (118_800, "yesterday"),
      (118_801, "2 days ago"), (550_800, "6 days ago"), (550_801, "18 Nov"),
      (28_371_600, "1 Jan"), (28_371_601, "31 Dec 2025"), (-60, "just now"),
      (-61, "2026-11-25 09:01"), (-31_536_000, "2027-11-25 09:00"),
    ])
  func writesAges(age: Int, words: String) throws {
    try inZone("Europe/Berlin") {
      let clock = try WallClock(parsing: "2026-11-25T09:00")
      var writer = DateWriter(clock: clock)
      let time = clock.milliseconds - Int64(age) * 1_000
      #expect(written { writer.append(relative: time, to: &$0) } == words)
    }
  }

  @Test func minutesGoOnOverMidnight() throws {
    try inZone("UTC") {
      var writer = DateWriter(clock: try WallClock(parsing: "2026-11-25T00:30"))
      let time = writer.clock.milliseconds
      #expect(written { writer.append(relative: time - 3_540_000, to: &$0) } == "59 min ago")
      #expect(written { writer.append(relative: time - 3_600_000, to: &$0) } == "yesterday")
    }
  }

  @Test func roundTripsThroughItsISOForm() throws {
    var random = SeededGenerator(seed: 7)
    for name in zones {
      try inZone(name) {
        let clock = WallClock.system()
        var writer = DateWriter(clock: clock)
        for _ in 0..<300 {
          let seconds = Int.random(in: 86_400...253_402_200_000, using: &random)
          let due = DueDate.instant(try #require(UTCMinute(seconds: seconds)))
          let minute = Int64(seconds - seconds % 60) * 1_000
          let iso = written { writer.append(iso: minute, to: &$0) }
          #expect(try DueDate(parsing: iso, clock: clock) == due)
          let time = written { writer.append(iso: Int64(seconds) * 1_000 + 999, to: &$0) }
          let moment = try clock.pastMoment(parsing: time)
          #expect(moment == seconds)
        }
      }
    }
  }

  /// Whatever a table shows is read back: the same day, and the same time where it shows one.
  @Test func roundTripsThroughATable() throws {
    var random = SeededGenerator(seed: 8)
    for name in zones {
      try inZone(name) {
        var zone = LocalZone()
        for _ in 0..<500 {
          let now = Int.random(in: 1_700_000_000...1_900_000_000, using: &random)
          let clock = WallClock(milliseconds: Int64(now) * 1_000)
          var writer = DateWriter(clock: clock)
          // At the full hour, which no change of clocks repeats in both of these days.
          let second = now + Int.random(in: -400...400, using: &random) * 86_400 + 43_200
          let minute = try #require(UTCMinute(seconds: second))
          let dues: [DueDate] = [.instant(minute), .day(zone.local(at: second).day)]
          for due in dues {
            let text = written { writer.append(relative: due, to: &$0) }
            let read = try DueDate(parsing: text, clock: clock)
            #expect(read.day(in: &zone) == due.day(in: &zone), "\(text) \(name) \(now)")
            if text.contains(":") {
              let time = written { writer.append(exact: due, to: &$0) }
              #expect(written { writer.append(exact: read, to: &$0) } == time)
            }
          }
        }
      }
    }
  }

  @Test func anyTimeIsWritten() {
    inZone("Pacific/Apia") {
      var writer = DateWriter(clock: WallClock(milliseconds: 0))
      for time in [Int64.min, -1, 0, .max] {
        #expect(!written { writer.append(relative: time, to: &$0) }.isEmpty)
        #expect(!written { writer.append(iso: time, to: &$0) }.isEmpty)
      }
    }
  }

  private func written(_ write: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    write(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
