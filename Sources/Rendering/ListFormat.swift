package import TaskList

/// The forms in which a list can be shown, in the order of help.
package enum ListFormat: String, CaseIterable, Sendable {
  case table, plain, json

  /// The view of this form; `width` and `style` matter to a table only.
  package func view(width: Int, style: Style) -> any ListView {
    switch self {
    case .table: TableView(width: width, style: style)
    case .plain: PlainView()
    case .json: JSONView()
    }
  }
}
