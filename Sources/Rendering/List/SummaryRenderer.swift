package import Dates
package import Model
import Text

/// The lists or the tags of the open tasks that do not wait, a line each: the name, how many tasks have
/// it, and how many of these are overdue.
package struct SummaryRenderer: ListRenderer {
  package enum Field: String, Sendable {
    case list, tags
  }

  package enum Form: String, Sendable {
    /// Aligned under a heading, with a line for tasks without a list.
    case table
    case plain, json
  }

  private let field: Field
  private let form: Form
  private let clock: WallClock
  private let style: Style

  package init(field: Field, form: Form, clock: WallClock, style: Style) {
    self.field = field
    self.form = form
    self.clock = clock
    self.style = style
  }

  package var name: String {
    "summary \(field) \(form) \(style) \(LocalZone.signature(clock.today.year))"
  }

  private struct Count {
    var open = 0
    var overdue = 0
  }

  package func frame(_ list: [PackedTasks]) -> ListLayout {
    var counts: [String: Count] = [:]
    var frame = ListLayout()
    var zone = LocalZone()
    func changes(at second: Int) {
      frame.until = min(frame.until ?? .max, Int64(second) * 1_000)
    }
    for rows in list {
      rows.forEach { _, _, details in
        let fields = PackedFields(decoding: details)
        if let wait = fields.date(fields.wait, in: details), wait.isAhead(clock) {
          return changes(at: wait.start(in: &zone))
        }
        let due = fields.due(in: details)
        let isLate = due?.isOverdue(clock) ?? false
        if let due, !isLate { changes(at: due.overdue(in: &zone)) }
        let range = field == .list ? fields.list : fields.tags
        let text = range.map { details.extracting($0).string } ?? ""
        for name in field == .list ? [Substring(text)] : text.split(separator: ",") {
          counts[String(name), default: Count()].open += 1
          if isLate { counts[String(name), default: Count()].overdue += 1 }
        }
      }
    }
    let without = counts.removeValue(forKey: "")
    frame.order = []
    frame.head = bytes(counts.sorted { $0.key < $1.key }, without: without)
    return frame
  }

  package func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {}

  private func bytes(_ counts: [(key: String, value: Count)], without: Count?) -> [UInt8] {
    switch form {
    case .plain:
      return Array(counts.map { "\(visible($0.key))\t\($0.value.open)\n" }.joined().utf8)
    case .json:
      return JSONWriter.lines(counts) { json, count in
        json.object { json in
          json.member("name", count.key)
          json.member("open", Int64(count.value.open))
          json.member("overdue", Int64(count.value.overdue))
        }
      }
    case .table:
      guard !counts.isEmpty || without != nil else { return [] }
      var rows = counts.map { (visible($0.key), $0.value) }
      if let without, field == .list { rows.append(("No list", without)) }
      let title = field == .list ? "List" : "Tag"
      let width = max(title.count, rows.map(\.0.columnCount).max() ?? 0)
      let hasOverdue = rows.contains { $0.1.overdue > 0 }
      var text =
        style.faint("\(padded(title, to: width))  Open\(hasOverdue ? "  Overdue" : "")") + "\n"
      for (name, count) in rows {
        text += "\(padded(name, to: width))  \(padded("\(count.open)", toRight: 4))"
        if count.overdue > 0 { text += "  " + style.late(padded("\(count.overdue)", toRight: 7)) }
        text += "\n"
      }
      return Array(text.utf8)
    }
  }
}
