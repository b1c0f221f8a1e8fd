/// What is changed of a task; nil leaves a field as it is.
package struct TaskEdit: Equatable, Sendable {
  package var text: String?
  package var list: Setting<String>?
  /// Taken away before others are added.
  package var removedTags: [String] = []
  package var clearsTags = false
  package var addedTags: [String] = []
  package var priority: Setting<Priority>?
  package var due: Setting<String>?
  package var note: Setting<String>?

  package init() {}

  package enum Setting<Value: Equatable & Sendable>: Equatable, Sendable {
    case clear
    case set(Value)

    var value: Value? {
      if case .set(let value) = self { value } else { nil }
    }
  }

  /// `item` with its fields changed, and its times as they were.
  package func applied(to item: TaskItem) -> TaskItem {
    var item = item
    if let text { item.text = text }
    if let list { item.list = list.value }
    if let priority { item.priority = priority.value }
    if let due { item.due = due.value }
    if let note { item.note = note.value }
    var tags = Set(clearsTags ? [] : item.tags)
    tags.subtract(removedTags)
    tags.formUnion(addedTags)
    item.tags = tags.sorted()
    return item
  }
}
