package import Dates

/// A task to be added: it has no number and no times yet.
package struct NewTask: Equatable, Sendable {
  private let task: TaskItem

  /// The name under which it is added once.
  package var key: String? { task.key }

  /// A task that the user adds, under a key once; throws when `fields` do not fit together.
  package init(
    _ text: TaskText, _ fields: TaskEdit, key: String? = nil, _ clock: WallClock
  ) throws(FieldError) {
    task = try fields.applied(to: TaskItem(id: 0, text: text.string, key: key), clock)
  }

  /// A task of this text alone.
  package init(_ text: TaskText) {
    task = TaskItem(id: 0, text: text.string)
  }

  /// The task that comes after `done`, which is done now; nil when it does not come back.
  ///
  /// It has all fields of `done`, a checklist without marks, and waits as long before it is due.
  package init?(repeating done: TaskItem, _ clock: WallClock) {
    guard let rule = done.every.flatMap(Recurrence.init(stored:)) else { return nil }
    let due = done.due.flatMap(DueDate.init(stored:))
    guard let next = rule.next(after: due, clock) else { return nil }
    var task = done
    task.due = next.stored
    if let wait = done.wait.flatMap(DueDate.init(stored:)) {
      task.wait = due.flatMap { wait.moved(from: $0, to: next) }?.stored
    }
    task.note = done.note.map { note in
      var checklist = Checklist(note)
      checklist.clear()
      return checklist.note
    }
    task.done = nil
    task.key = nil
    task.claim = nil
    self.task = task
  }

  /// Returns the task with its number, added at `time` in milliseconds since 1970.
  package func numbered(_ id: Int64, at time: Int64) -> TaskItem {
    TaskItem(
      id: id, text: task.text, list: task.list, tags: task.tags, priority: task.priority,
      due: task.due, note: task.note, wait: task.wait, every: task.every, key: task.key,
      created: time,
      changed: time)
  }
}
