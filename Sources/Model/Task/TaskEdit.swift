/// The fields of a task to change; nil leaves a field unchanged.
package struct TaskEdit: Equatable, Sendable {
  package var text: String?
  package var list: FieldUpdate<String>?
  /// Tags to remove, before others are added.
  package var removedTags: [String] = []
  package var clearsTags = false
  package var addedTags: [String] = []
  package var priority: FieldUpdate<Priority>?
  package var due: FieldUpdate<String>?
  package var note: FieldUpdate<String>?

  package init() {}

  /// Returns `task` with its fields changed and its times unchanged.
  package func applied(to task: TaskItem) -> TaskItem {
    var task = task
    if let text { task.text = text }
    if let list { task.list = list.value }
    if let priority { task.priority = priority.value }
    if let due { task.due = due.value }
    if let note { task.note = note.value }
    var tags = Set(clearsTags ? [] : task.tags)
    tags.subtract(removedTags)
    tags.formUnion(addedTags)
    task.tags = tags.sorted()
    return task
  }
}

/// The new value of a field that a task may do without.
package enum FieldUpdate<Value: Equatable & Sendable>: Equatable, Sendable {
  case clear
  case set(Value)

  var value: Value? {
    if case .set(let value) = self { value } else { nil }
  }
}
