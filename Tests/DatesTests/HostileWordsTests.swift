import Dates
import TestSupport
import Testing

@Suite struct HostileWordsTests {
  private static let good = [
    "today", "fri 17:00", "next-mon", "+3d", "-99999999d 9:30", "eoy", "2026-12-01",
    "9999-12-31 23:59",
    "2026-12-01T17:00:00.5+01:00", "@1795424400", "2026-11-23T09:00:00Z", "fri..mon", "..-1d",
    "2026-12-01..2026-12-24 0:00", "9999999999999999999y", "overdue",
  ].map { Array($0.utf8) }

  /// Whatever is typed is a date or an error of one line that cannot drive a terminal.
  @Test func anyWordsAreAnswered() {
    var random = SeededGenerator(seed: 8)
    inZone("America/New_York") {
      for round in 0..<10_000 {
        var bytes = Self.good.randomElement(using: &random) ?? []
        if round % 10 == 0 {
          let count = Int.random(in: 0...300, using: &random)
          bytes = (0..<count).map { _ in .random(in: 0...255, using: &random) }
        } else if round % 10 < 8 {
          bytes = bytes.mutated(using: &random)
        }
        let milliseconds = Int64.random(in: 0...253_402_300_799_999, using: &random)
        check(String(decoding: bytes, as: UTF8.self), WallClock(milliseconds: milliseconds))
      }
    }
  }

  @Test(arguments: [100, 101, 100_000])
  func longWordsAreAnswered(count: Int) {
    inZone("UTC") {
      for unit in ["9", "d", " ", ".", "today ", "\u{1B}", "e\u{301}", "2026-12-01.."] {
        check(String(repeating: unit, count: count), WallClock(milliseconds: 0))
      }
    }
  }

  private func check(_ words: String, _ clock: WallClock) {
    check { try WallClock(parsing: words) }
    check { try DueRange(parsing: words, clock: clock) }
    check { try clock.pastMoment(parsing: words) }
    check {
      let due = try DueDate(parsing: words, clock: clock)
      #expect(DueDate(stored: due.stored) == due)
      var writer = DateWriter(clock: clock)
      var bytes: [UInt8] = []
      writer.append(relative: due, to: &bytes)
      #expect(bytes.allSatisfy { (0x20...0x7E).contains($0) })
      return due
    }
  }

  private func check(_ read: () throws -> Any) {
    do {
      _ = try read()
    } catch let error as DateError {
      let sentence = error.message.unicodeScalars
      #expect(sentence.count < 200)
      #expect(sentence.allSatisfy { $0.properties.generalCategory != .control })
    } catch {
      Issue.record(error)
    }
  }
}
