import Queries
import Model
import Text

/// A heading, and one line per task with all columns: values between commas as RFC 4180 has them, or
/// between tabs.
///
/// Dates and times are those of JSON.
struct SeparatedRenderer: QueryRenderer {
  enum Separator: UInt8 {
    case comma = 0x2C
    case tab = 0x09
  }

  let look: RenderOptions
  private let separator: Separator
  private let columns: [Column]
  private let fields: FieldWriter

  init(_ look: RenderOptions, separator: Separator) {
    self.look = look
    self.separator = separator
    columns = look.columns ?? Column.fields
    fields = FieldWriter(look.clock, isUTC: true)
  }

  var name: String { "\(separator) \(look.name)" }

  private var lineEnd: String { separator == .comma ? "\r\n" : "\n" }

  func frame(_ list: [PackedTasks]) -> ListLayout {
    var frame = ListLayout(look.selected(list))
    frame.endWithClaims(in: columns, list, look.clock)
    for column in columns {
      if !frame.head.isEmpty { frame.head.append(separator.rawValue) }
      frame.head += column.rawValue.utf8
    }
    frame.head += lineEnd.utf8
    return frame
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    let parsed = PackedFields(decoding: details)
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(separator.rawValue) }
      var field: [UInt8] = []
      if separator == .comma, column == .note, let note = parsed.note {
        // Within quotes a line break may stand as it is.
        let lines = details.extracting(note).string.split(
          separator: "\n", omittingEmptySubsequences: false)
        field = Array(lines.map { visible(String($0)) }.joined(separator: "\n").utf8)
      } else {
        fields.append(column, id, text, details, parsed, to: &field)
      }
      if separator == .comma, field.contains(where: { [0x22, 0x2C, 0x0A].contains($0) }) {
        bytes.append(0x22)
        for byte in field { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
        bytes.append(0x22)
      } else {
        bytes += field
      }
    }
    bytes += lineEnd.utf8
  }
}
