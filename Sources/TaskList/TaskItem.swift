/// One task as a list shows it.
package struct TaskItem: Equatable, Sendable {
  /// The permanent number: 1 or more, never given to another task.
  package let id: Int64
  /// The words, exactly as they were given.
  package let text: String

  package init(id: Int64, text: String) {
    self.id = id
    self.text = text
  }
}
