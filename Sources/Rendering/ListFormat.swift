package import TaskList

/// The forms in which a list can be shown, in the order of help.
package enum ListFormat: String, CaseIterable, Sendable {
  case table, plain, json, jsonl, csv, tsv, ids

  /// The view of this form.
  package func view(_ look: ListLook) -> any ListView {
    switch self {
    case .table: TableView(look)
    case .plain: PlainView(look)
    case .json: JSONView(look, isLines: false)
    case .jsonl: JSONView(look, isLines: true)
    case .csv: SeparatedView(look, separator: .comma)
    case .tsv: SeparatedView(look, separator: .tab)
    case .ids: IDsView(look)
    }
  }
}
