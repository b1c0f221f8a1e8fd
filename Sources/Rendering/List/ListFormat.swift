package import Model

/// The forms in which a list can be shown, in the order of help.
package enum ListFormat: String, CaseIterable, Sendable {
  case table, plain, json, jsonl, csv, tsv, ids, markdown, todotxt

  /// The view of this form.
  package func view(_ look: RenderOptions) -> any ListRenderer {
    switch self {
    case .table: TableRenderer(look)
    case .plain: PlainRenderer(look)
    case .json: JSONRenderer(look, isLines: false)
    case .jsonl: JSONRenderer(look, isLines: true)
    case .csv: SeparatedRenderer(look, separator: .comma)
    case .tsv: SeparatedRenderer(look, separator: .tab)
    case .ids: IDsRenderer(look)
    case .markdown: MarkdownRenderer(look)
    case .todotxt: TodoTxtRenderer(look)
    }
  }
}
