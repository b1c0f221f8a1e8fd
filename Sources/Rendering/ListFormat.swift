package import TaskList

/// The forms in which a list can be shown, in the order of help.
package enum ListFormat: String, CaseIterable, Sendable {
  case table, plain, json

  /// The bytes to print for `rows`; `width` and `style` matter to a table only.
  package func render(_ rows: Rows, width: Int, style: Style) -> [UInt8] {
    switch self {
    case .table: tableList(rows, width: width, style: style)
    case .plain: plainList(rows)
    case .json: jsonList(rows)
    }
  }
}
