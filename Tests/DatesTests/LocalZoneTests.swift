import Dates
import Libc
import TestSupport
import Testing

/// Zones that differ in what can go wrong: clocks set forward and back in both halves of the
/// world, offsets of half hours and of seconds, a day left out, clocks set at midnight.
let zones = [
  "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Africa/Monrovia",
  "America/Sao_Paulo", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca",
]

@Suite struct LocalZoneTests {
  /// Moments by chance, half of them near those at which an offset changes.
  private func moments(_ seed: UInt64) -> [Int] {
    var random = SeededGenerator(seed: seed)
    var moments: [Int] = []
    var before = offset(at: 0)
    for day in 0..<(75 * 365) {
      let after = offset(at: day * 86_400)
      if after != before {
        moments += (0..<20).map { _ in
          day * 86_400 + Int.random(in: -150_000...50_000, using: &random)
        }
      }
      before = after
    }
    moments += (0..<3_000).map { _ in Int.random(in: 0...4_102_444_800, using: &random) }
    return moments.filter { $0 >= 0 }.shuffled(using: &random)
  }

  @Test(arguments: zones)
  func agreesWithTheLibrary(name: String) {
    inZone(name) {
      var zone = LocalZone()
      for moment in moments(4) {
        let parts = parts(at: moment)
        let (day, second, offset) = zone.local(at: moment)
        guard
          day.yearMonthDay
            == (Int(parts.tm_year) + 1_900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)),
          second == Int(parts.tm_hour) * 3_600 + Int(parts.tm_min) * 60 + Int(parts.tm_sec),
          offset == parts.tm_gmtoff
        else {
          Issue.record("\(moment) is \(day), \(second), \(offset)")
          return
        }
      }
    }
  }

  @Test(arguments: zones)
  func aLocalTimeIsTheFirstMomentThatShowsIt(name: String) {
    inZone(name) {
      var zone = LocalZone()
      var twice = 0
      for moment in moments(5) {
        let (day, second, _) = zone.local(at: moment)
        let first = zone.moment(day, second: second)
        let shown = zone.local(at: first)
        guard first <= moment, shown.day == day, shown.second == second else {
          Issue.record("\(moment) is \(day), \(second), which is \(first)")
          return
        }
        if first < moment { twice += 1 }
        // mktime(3) may take either of two.
        var parts = parts(at: moment)
        parts.tm_isdst = -1
        let library = mktime(&parts)
        let libraryShown = zone.local(at: library)
        #expect(library >= first && libraryShown.day == day && libraryShown.second == second)
      }
      #expect((twice > 0) == !["UTC", "Asia/Kolkata", "Africa/Monrovia"].contains(name))
    }
  }

  @Test(
    arguments: [
      // Clocks jump over it: as much later.
      ("Europe/Berlin", "2026-03-29", 9_000, 1_774_747_800, "2026-03-29", 12_600),
      ("America/New_York", "2026-03-08", 9_000, 1_772_955_000, "2026-03-08", 12_600),
      ("Australia/Lord_Howe", "2026-10-04", 8_100, 1_791_042_300, "2026-10-04", 9_900),
      // It comes twice: the first.
      ("Europe/Berlin", "2026-10-25", 9_000, 1_792_888_200, "2026-10-25", 9_000),
      ("America/New_York", "2026-11-01", 5_400, 1_793_511_000, "2026-11-01", 5_400),
      // Days without a midnight, and without any hour.
      ("America/Sao_Paulo", "2018-11-04", 0, 1_541_300_400, "2018-11-04", 3_600),
      ("Pacific/Apia", "2011-12-30", 0, 1_325_239_200, "2011-12-31", 0),
      ("Pacific/Apia", "2011-12-30", 61_200, 1_325_300_400, "2011-12-31", 61_200),
    ] as [(String, String, Int, Int, String, Int)])
  func clocksChange(
    name: String, asked: String, at second: Int, moment: Int, shown: String, time: Int
  ) throws {
    let asked = try #require(day(asked))
    inZone(name) {
      var zone = LocalZone()
      #expect(zone.moment(asked, second: second) == moment)
      let local = zone.local(at: moment)
      #expect("\(local.day)" == shown)
      #expect(local.second == time)
    }
  }

  @Test(arguments: zones + ["", "no/such/zone", "AAA-24BBB,J1/0,J2/0", "\u{1B}[2J"])
  func everyMomentIsSome(name: String) {
    inZone(name) {
      var zone = LocalZone()
      for moment in [Int.min, -1, 0, 253_402_300_799, .max] {
        #expect(abs(zone.offset(at: moment)) <= 25 * 3_600)
        #expect((0..<86_400).contains(zone.local(at: moment).second))
      }
      for day in [CivilDate.first, .last, .init(daysSince1970: .min), .init(daysSince1970: .max)] {
        _ = zone.moment(day, second: 86_399)
      }
    }
  }

  private func parts(at moment: Int) -> tm {
    var time = time_t(moment)
    var parts = tm()
    localtime_r(&time, &parts)
    return parts
  }

  private func offset(at moment: Int) -> Int { parts(at: moment).tm_gmtoff }
}
