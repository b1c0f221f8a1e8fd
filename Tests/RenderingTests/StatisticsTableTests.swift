import Rendering
import Model
import Testing

@Suite struct StatisticsTableTests {
  private let first = CacheStatistics(
    name: "a:1",
    values: [
      "get_hits": "3", "get_misses": "1", "cmd_set": "10", "delete_hits": "2", "delete_misses": "5",
      "evictions": "0", "curr_items": "4", "bytes": "1000", "other": "9",
    ])
  private let away = CacheStatistics(name: "b:2", values: [:], failure: "connection refused")

  @Test func isALineACounterAndAColumnAServer() {
    #expect(
      table([first, away])
        == """
                    a:1  b:2   sum
        hits          3    -     3
        misses        1    -     1
        sets         10    -    10
        deletes       7    -     7
        evictions     0    -     0
        corrupt       -    -     -
        items         4    -     4
        bytes      1000    -  1000
        hit ratio 75%
        b:2 is away: connection refused

        """)
  }

  @Test func aCounterThatIsNotKeptIsADash() {
    let files = CacheStatistics(name: "file:/x", values: ["curr_items": "2", "bytes": "50"])
    let lines = table([files]).split(separator: "\n")
    #expect(lines.count == 9)
    #expect(lines[1] == "hits             -")
    #expect(lines[7] == "items            2")
    #expect(!table([files]).contains("ratio"))
  }

  @Test func tellsWhatCameInASecond() {
    let before = CacheStatistics(name: "a:1", values: ["get_hits": "1", "cmd_set": "10"])
    let text = String(
      decoding: statisticsTable(
        [first], since: [before], seconds: 0.5, hasBars: true, style: Style(hasColor: false)),
      as: UTF8.self)
    #expect(text.contains(/hits +3 +4\/s\n/))
    #expect(text.contains(/sets +10 +0\/s\n/))
    #expect(text.contains("hit ratio 75%  " + String(repeating: "█", count: 15) + "░░░░░\n"))
  }

  @Test func jsonHasNullForWhatIsNotKnown() {
    #expect(
      String(decoding: jsonStatistics([first, away]), as: UTF8.self)
        == """
        [
          {"name": "a:1", "hits": 3, "misses": 1, "sets": 10, "deletes": 7, "evictions": 0, \
        "corrupt": null, "items": 4, "bytes": 1000, "failure": null},
          {"name": "b:2", "hits": null, "misses": null, "sets": null, "deletes": null, \
        "evictions": null, "corrupt": null, "items": null, "bytes": null, "failure": "connection refused"}
        ]

        """)
  }

  private func table(_ all: [CacheStatistics]) -> String {
    String(
      decoding: statisticsTable(
        all, since: nil, seconds: 0, hasBars: false, style: Style(hasColor: false)), as: UTF8.self)
  }
}
