import Queries
import Rendering
import Model
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON, read back by another reader.
@Suite struct JSONRendererTests {
  private struct Item: Codable, Equatable {
    var id: Int64
    var text: String
    var list: String?
    var tags: [String]
    var priority: String?
    var due: String?
    var note: String?
    var created: String
    var changed: String
    var done: String?

    static let keys = [
      "id", "text", "list", "tags", "priority", "due", "note", "created", "changed", "done",
    ]
  }

  private let hostile = "\"\\/\u{0}\t\u{1B}\u{7F}\u{9F}\u{202E}\u{2028} é 日 👩‍👩‍👧 \u{FFFF}"

  private var items: [TaskItem] {
    assortment + [
      TaskItem(
        id: 200, text: hostile, list: "\"l\"", tags: ["\\", "ü"], priority: .medium,
        due: "2026-12-01T16:00Z", note: hostile + "\n", created: 1_795_424_400_123,
        changed: 1_795_424_400_999, done: 253_402_300_799_000),
      TaskItem(id: 201, text: "x", due: "not a date"),
    ]
  }

  @Test(arguments: ["Europe/Berlin", "Asia/Tokyo"])
  func anotherReaderReadsEveryField(zone: String) throws {
    let json = try screen(items, .json, zone: zone)
    let read = try JSONDecoder().decode([Item].self, from: Data(json.utf8))
    try #require(read.count == items.count)
    for (read, item) in zip(read, items) {
      #expect(read.id == item.id && Array(read.text.utf8) == Array(item.text.utf8))
      #expect(read.list == item.list && read.tags == item.tags && read.note == item.note)
      #expect(read.priority == item.priority?.name)
    }
    #expect(read[0].due == "2026-11-23" && read[2].due == "2026-11-23T16:00:00Z")
    let last = read[read.count - 2]
    #expect(last.created == "2026-11-23T09:00:00Z")
    #expect(last.changed == "2026-11-23T09:00:00Z")
    #expect(last.done == "9999-12-31T23:59:59Z")
    #expect(read[read.count - 1].due == "not a date")
  }

  @Test func everyFieldIsThereInThisOrder() throws {
    for line in try screen(items, .jsonl).split(separator: "\n") {
      var rest = line[...]
      for key in Item.keys {
        let found = try #require(rest.firstRange(of: "\"\(key)\": "))
        rest = rest[found.upperBound...]
      }
    }
    let plain = try screen([TaskItem(id: 1, text: "x")], .jsonl)
    #expect(
      plain == """
        {"id": 1, "text": "x", "list": null, "tags": [], "priority": null, "due": null, "note": \
        null, "created": "1970-01-01T00:00:00Z", "changed": "1970-01-01T00:00:00Z", "done": null\
        , "wait": null, "every": null, "key": null, "owner": null, "claim": null, \
        "claimed_until": null}

        """)
  }

  @Test func linesAreTheObjectsOfTheArray() throws {
    let array = try screen(items, .json).split(separator: "\n").dropFirst().dropLast()
    let lines = try screen(items, .jsonl).split(separator: "\n")
    #expect(
      array.map { $0.dropFirst(2).dropLast($0.hasSuffix(",") ? 1 : 0) } == lines.map { $0[...] })
    #expect(try screen([], .json) == "[]\n")
    #expect(try screen([], .jsonl) == "")
  }
}
