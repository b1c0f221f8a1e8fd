/// What a command changes: one transaction, done whole or not at all.
package enum Change: Equatable, Sendable {
  /// Adds a task for each text, in order.
  case add([TaskText])
  /// Removes every task named; an unknown one fails the whole change.
  case remove(TaskIDs)
}

/// What a change did, after it was committed.
package struct ChangeOutcome: Equatable, Sendable {
  /// The tasks added, or as they were when they were removed.
  package let items: [TaskItem]
  /// The database's identity and the stamp that this change left.
  package let state: StoreState
  /// The pages it touched, in ascending order.
  package let pages: [ChangedPage]

  package init(items: [TaskItem], state: StoreState, pages: [ChangedPage]) {
    self.items = items
    self.state = state
    self.pages = pages
  }
}
