package import Model
import Queries
package import Text

/// A text in which fields of a task stand in braces, such as `{id}\t{text}\n`.
///
/// `\n`, `\t` and `\\` are a line end, a tab and a backslash; `{{` is a brace.
package struct Template: Sendable {
  enum Part: Sendable, Equatable {
    case text([UInt8])
    case field(Column)
  }

  let parts: [Part]
  /// Tells templates apart.
  let name: String

  package init(parsing text: String) throws(InvalidValue) {
    var parts: [Part] = []
    var plain: [UInt8] = []
    var rest = Substring(text)
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        switch rest.popFirst() {
        case "n": plain.append(0x0A)
        case "t": plain.append(0x09)
        case "\\": plain.append(0x5C)
        default: throw InvalidValue("expected \\n, \\t or \\\\ after a backslash")
        }
      case "{" where rest.first == "{":
        plain.append(0x7B)
        rest.removeFirst()
      case "{":
        guard let end = rest.firstIndex(of: "}"),
          let column = Column(rawValue: String(rest[..<end]))
        else { throw InvalidValue(expected: Column.allCases.map { "{\($0.rawValue)}" }) }
        rest = rest[rest.index(after: end)...]
        parts.append(.text(plain))
        parts.append(.field(column))
        plain = []
      default: plain += String(character).utf8
      }
    }
    parts.append(.text(plain))
    self.parts = parts.filter { $0 != .text([]) }
    name = text
  }
}

/// Prints a template for each task; without a line end in it, each on a line.
package struct TemplateRenderer: QueryRenderer {
  package let look: RenderOptions
  private let template: Template
  private let fields: FieldWriter
  private let end: [UInt8]

  package init(_ look: RenderOptions, _ template: Template) {
    self.look = look
    self.template = template
    fields = FieldWriter(look.clock, isUTC: true)
    let hasLineEnd = template.parts.contains {
      if case .text(let bytes) = $0 { bytes.contains(0x0A) } else { false }
    }
    end = hasLineEnd ? [] : [0x0A]
  }

  package var name: String { "template \(template.name.utf8.count):\(template.name) \(look.name)" }

  package func frame(_ list: [PackedTasks]) -> ListLayout {
    let columns = template.parts.compactMap { part -> Column? in
      if case .field(let column) = part { column } else { nil }
    }
    var frame = ListLayout(look.selected(list))
    frame.endWithClaims(in: columns, list, look.clock)
    return frame
  }

  package func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    let parsed = PackedFields(decoding: details)
    for part in template.parts {
      switch part {
      case .text(let text): bytes += text
      case .field(let column): fields.append(column, id, text, details, parsed, to: &bytes)
      }
    }
    bytes += end
  }
}
