import TestSupport
import Testing

/// Two machines on one list, whose configurations name different memcacheds.
@Suite struct ServerPoolTests {
  @Test func eachSeesWhatTheOtherDidAndOnlyMisses() async throws {
    try await Memcached.with { first in
      try await Memcached.with { second in
        try await Memcached.with { third in
          let addresses = [first, second, third].map { $0.url.dropFirst("memcached://".count) }
          for strategy in ["delete", "rotate", "update", "none"] {
            let (home, server, database) = try Home.onServer([
              "TASKS_STRATEGY": strategy,
              "TASKS_CACHE": "memcached://\(addresses[0]),\(addresses[1])",
            ])
            let other = try Home([
              "TASKS_DB": server.url(database), "TASKS_STRATEGY": strategy,
              "TASKS_CACHE": "memcached://\(addresses[1]),\(addresses[2])",
            ])
            try await expectAgreement(home, other, isCached: strategy != "none")
          }
        }
      }
    }
  }

  private func expectAgreement(_ home: Home, _ other: Home, isCached: Bool) async throws {
    var expected = ""
    for number in 1...2 {
      for (place, (writer, reader)) in [(home, other), (other, home)].enumerated() {
        let id = 2 * number - 1 + place
        #expect(try await writer.tasks("add", "task \(id)").status == 0)
        expected += "\(id)\ttask \(id)\n"
        for home in [reader, writer] {
          #expect(try await home.tasks("list") == Ended(output: expected))
        }
      }
      let edited = "edited \(number)"
      try await other.tasks("edit", "1", "--text", edited)
      expected = "1\t\(edited)\n" + expected.drop { $0 != "\n" }.dropFirst()
      for home in [home, other] {
        #expect(try await home.tasks("list") == Ended(output: expected))
        let warm = try await home.tasks("list", "--explain").errors
        #expect(warm.contains("hit, ") == isCached, "\(warm)")
      }
    }
    for home in [home, other] { #expect(try await home.tasks("cache", "verify").status == 0) }
  }
}
