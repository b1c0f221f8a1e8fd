/// A task to be added: it has no number and no times yet.
package struct NewTask: Equatable, Sendable {
  package let text: TaskText
  package let fields: TaskEdit

  package init(_ text: TaskText, _ fields: TaskEdit = TaskEdit()) {
    self.text = text
    self.fields = fields
  }

  /// Returns the task with its number, added at `time` in milliseconds since 1970.
  package func numbered(_ id: Int64, at time: Int64) -> TaskItem {
    fields.applied(to: TaskItem(id: id, text: text.string, created: time, changed: time))
  }
}
