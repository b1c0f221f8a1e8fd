import Queries
import Model
import Text

/// One line per task, tab-separated: number, text, then due date, priority, list and tags, up to the
/// last that the task has.
struct PlainRenderer: QueryRenderer {
  private static let columns: [Column] = [.id, .text, .due, .priority, .list, .tags]
  /// Where done tasks are listed, also the time of completion.
  private static let columnsOfDone = columns + [.done]

  let look: RenderOptions
  private let columns: [Column]
  private let writer: FieldWriter

  init(_ look: RenderOptions) {
    self.look = look
    columns = look.columns ?? (look.query.status == .open ? Self.columns : Self.columnsOfDone)
    writer = FieldWriter(look.clock)
  }

  var name: String { "plain \(look.name)" }

  var fields: TaskFields { showsAllAsTheyCome ? .ofPlainLists : .all }

  var showsAllAsTheyCome: Bool { look.query.showsAll && look.columns == nil && status == .open }

  func frame(_ list: [PackedTasks]) -> ListLayout {
    var frame = ListLayout(look.selected(list))
    frame.endWithClaims(in: columns, list, look.clock)
    return frame
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    // Most tasks of a list that read no more than it shows.
    if details.isEmpty, look.columns == nil, !text.isEmpty {
      bytes.append(decimal: id)
      bytes.append(UInt8(ascii: "\t"))
      bytes.appendVisible(text)
      bytes.append(UInt8(ascii: "\n"))
      return
    }
    let parsed = PackedFields(decoding: details)
    // Fields that are empty at the end of a line are left out, so that a plain task is id and text.
    var end = bytes.count
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      let start = bytes.count
      writer.append(column, id, text, details, parsed, to: &bytes)
      if bytes.count > start { end = bytes.count }
    }
    bytes.removeLast(bytes.count - end)
    bytes.append(UInt8(ascii: "\n"))
  }
}

/// A line a task: its id, for `xargs`.
struct IDsRenderer: QueryRenderer {
  let look: RenderOptions

  init(_ look: RenderOptions) {
    self.look = look
  }

  var name: String { "ids \(look.name)" }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    bytes.append(decimal: id)
    bytes.append(UInt8(ascii: "\n"))
  }
}
