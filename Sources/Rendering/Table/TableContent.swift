import Dates
import Queries
import Model
import Text

/// Facts about all rows that a table needs before it shows the first.
struct TableContent {
  var count = 0
  private let status: TaskStatus
  private var open = 0
  private var late = 0
  private var lastID: Int64 = 0
  /// The columns of the widest text, due date, list and tags; 0 where there are none.
  private(set) var textWidth = 0
  private var others: [Column: Int] = [:]
  /// When the text of a due date changes; nil for never.
  private(set) var until: Int64?

  init(_ list: [PackedTasks], _ frame: ListLayout, _ view: TableRenderer) {
    var zone = LocalZone()
    let clock = view.look.clock
    status = view.status
    let shown = (view.look.columns ?? Self.others(status)).filter { $0 != .id && $0 != .text }
    // A task that is in several groups is still one.
    var seen: Set<Int64>? = view.look.query.group == .tag ? [] : nil
    list.forEachLaidOut(frame) { id, text, span, _ in
      guard seen?.insert(id).inserted != false else { return }
      let details = PackedFields(decoding: span)
      count += 1
      lastID = max(lastID, id)
      if details.done == nil { open += 1 }
      widen(text, span, details, view.look.width)
      if let due = details.due.flatMap({ DueDate(stored: span.extracting($0)) }) {
        if details.done == nil, due.isOverdue(clock) {
          late += 1
        } else if case .instant(let minute) = due, details.done == nil {
          changes(atSecond: minute.seconds)
        }
        changes(atSecond: zone.moment(clock.today.next))
      }
      for column in shown where details.has(column) {
        let width = view.cell(column, id, text, span, details).text.columnCount
        if width > 0 { others[column] = max(others[column] ?? 0, width) }
      }
    }
  }

  private mutating func changes(atSecond second: Int) {
    let moment = Int64(second) * 1_000
    until = min(until ?? moment, moment)
  }

  private mutating func widen(
    _ text: Span<UInt8>, _ span: Span<UInt8>, _ details: PackedFields, _ limit: Int
  ) {
    guard textWidth < limit else { return }
    let mark = noteMark(span, details)
    let more = (details.priority == .high ? 2 : 0) + (mark.isEmpty ? 0 : mark.count + 1)
    let width = text.isPrintableASCII ? text.count : visible(text.string).columnCount
    textWidth = max(textWidth, min(limit, width + more))
  }

  /// The columns that some task has something in.
  var columns: [Column] {
    [.id, .text] + Self.others(status).filter { others[$0] != nil }
  }

  private static func others(_ status: TaskStatus) -> [Column] {
    [.due, .list, .tags] + (status == .open ? [] : [.done])
  }

  /// The columns that the widest cell takes.
  func width(_ column: Column) -> Int {
    switch column {
    case .id: max(2, String(lastID).utf8.count)
    case .text: max(4, textWidth)
    default: max(column.heading.count, others[column] ?? 0)
    }
  }

  var footer: String {
    switch status {
    case .open: "\(count) open" + (late > 0 ? ", \(late) overdue" : "")
    case .done: "\(count) done"
    case .all:
      "\(count) \(count == 1 ? "task" : "tasks"), \(open) open"
        + (late > 0 ? ", \(late) overdue" : "")
    }
  }
}

extension PackedFields {
  /// Whether a task has something in a column other than number and text.
  fileprivate func has(_ column: Column) -> Bool {
    switch column {
    case .due: due != nil
    case .priority: priority != nil
    case .list: list != nil
    case .tags: tags != nil
    case .note: note != nil
    case .done: done != nil
    case .id, .text, .created, .changed: true
    }
  }
}

/// How much of a note's checklist is done, such as `2/5`; `+` for a note without one, else nothing.
func noteMark(_ span: Span<UInt8>, _ details: PackedFields) -> String {
  guard let range = details.note else { return "" }
  var done = 0
  var all = 0
  for line in span.extracting(range).string.split(separator: "\n") {
    let item = line.drop { $0 == " " || $0 == "\t" }
    guard item.hasPrefix("- ["), item.dropFirst(4).hasPrefix("]") else { continue }
    all += 1
    if item.dropFirst(3).first != " " { done += 1 }
  }
  return all > 0 ? "\(done)/\(all)" : "+"
}
