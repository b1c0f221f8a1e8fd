/// Fields of tasks besides their number and text.
package struct TaskFields: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  package static let list = TaskFields(rawValue: 1)
  package static let tags = TaskFields(rawValue: 2)
  package static let priority = TaskFields(rawValue: 4)
  package static let due = TaskFields(rawValue: 8)
  package static let wait = TaskFields(rawValue: 16)
  /// Those of which few lists show one: the note, the times, the recurrence, the key and the claim.
  package static let others = TaskFields(rawValue: 32)

  // Not literals, which look for their types when a command starts.
  /// What a plain list shows, and what hides a task from it.
  package static let ofPlainLists = TaskFields(rawValue: 31)
  package static let all = TaskFields(rawValue: 63)
}
