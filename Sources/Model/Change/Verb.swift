/// What a change does to tasks: one name for the change, the journal and the messages.
///
/// The raw values are stored in every journal, so they never change.
package enum Verb: String, CaseIterable, Sendable {
  case add, remove, done, reopen, edit, undo, redo, `import`, batch, claim, release

  /// Whether an entry of the journal can be undone.
  ///
  /// Claims cannot: their holder may have gone.
  package var isUndoable: Bool {
    switch self {
    case .undo, .redo, .claim, .release: false
    case .add, .remove, .done, .reopen, .edit, .import, .batch: true
    }
  }

  /// The past tense, such as `added`.
  package var pastTense: String {
    switch self {
    case .add: "added"
    case .remove: "removed"
    case .done: "done"
    case .reopen: "reopened"
    case .edit: "edited"
    case .undo: "undid"
    case .redo: "redid"
    case .import: "imported"
    case .batch: "changed"
    case .claim: "claimed"
    case .release: "released"
    }
  }

  /// What a dry run says instead, such as `would add`.
  package var conditional: String {
    switch self {
    case .done: "would mark done"
    case .batch: "would change"
    default: "would \(rawValue)"
    }
  }
}
