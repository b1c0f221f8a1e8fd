package import Model
import Text

/// The lists or the tags of the open tasks, a line each, and how many tasks have it.
package struct SummaryRenderer: ListRenderer {
  package enum Field: String, Sendable {
    case list, tags
  }

  private let field: Field
  private let isJSON: Bool

  package init(field: Field, isJSON: Bool) {
    self.field = field
    self.isJSON = isJSON
  }

  package var name: String { "summary \(field) \(isJSON)" }

  package func frame(_ list: [PackedTasks]) -> ListLayout {
    var counts: [String: Int] = [:]
    for rows in list {
      rows.forEach { _, _, details in
        let fields = PackedFields(decoding: details)
        guard let range = field == .list ? fields.list : fields.tags else { return }
        let text = details.extracting(range).string
        for name in field == .list ? [Substring(text)] : text.split(separator: ",") {
          counts[String(name), default: 0] += 1
        }
      }
    }
    var frame = ListLayout()
    frame.order = []
    frame.head = bytes(counts.sorted { $0.key < $1.key })
    return frame
  }

  package func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {}

  private func bytes(_ counts: [(key: String, value: Int)]) -> [UInt8] {
    guard isJSON else {
      return Array(counts.map { "\(visible($0.key))\t\($0.value)\n" }.joined().utf8)
    }
    return JSONWriter.lines(counts) { json, count in
      json.object { json in
        json.member("name", count.key)
        json.member("open", Int64(count.value))
      }
    }
  }
}
