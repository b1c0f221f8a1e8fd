/// One command that changed something, as the journal keeps it.
package struct Step: Equatable, Sendable {
  /// Ascends with time; never given twice.
  package let id: Int64
  package let author: Author
  /// Such as `add` or `undo`.
  package let verb: String
  /// The step that this one took back or did again.
  package let target: Int64?
  /// Whether it was taken back and not done again.
  package let isUndone: Bool
  /// In ascending order of id.
  package let changes: [ItemChange]

  package init(
    id: Int64, author: Author, verb: String, target: Int64?, isUndone: Bool,
    changes: [ItemChange]
  ) {
    self.id = id
    self.author = author
    self.verb = verb
    self.target = target
    self.isUndone = isUndone
    self.changes = changes
  }
}

/// A task before and after a change; nil where there was none.
package struct ItemChange: Equatable, Sendable {
  package let before: TaskItem?
  package let after: TaskItem?

  package init(before: TaskItem?, after: TaskItem?) {
    precondition(before != nil || after != nil, "a change of nothing")
    self.before = before
    self.after = after
  }

  /// The number of the task.
  package var id: Int64 { (after ?? before)?.id ?? 0 }

  /// The task as it is now, or as it was before it was removed.
  package var item: TaskItem? { after ?? before }

  /// The same change backwards.
  package var reversed: ItemChange { ItemChange(before: after, after: before) }
}

/// What is asked of the journal.
package struct StepQuery: Equatable, Sendable {
  /// The newest so many steps.
  package var limit: Int
  /// Only steps that changed one of these tasks.
  package var ids: TaskIDs?
  /// Only steps from this moment on, in milliseconds since 1970.
  package var since: Int64?
  /// Only steps that can still be undone, of this user.
  package var undoableBy: String?

  package init(limit: Int, ids: TaskIDs? = nil, since: Int64? = nil, undoableBy: String? = nil) {
    self.limit = limit
    self.ids = ids
    self.since = since
    self.undoableBy = undoableBy
  }
}
