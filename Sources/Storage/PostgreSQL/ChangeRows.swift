import Model

/// Rows of the journal as parameters, in parts that a statement takes.
struct ChangeRows {
  /// The tasks, and beside each its step and whether it is as it was after it.
  struct Part {
    var tasks = TaskArrays()
    var steps = Array("{".utf8)
    var places = Array("{".utf8)
  }

  private var parts = [Part()]

  mutating func append(_ diff: TaskDiff, of step: Int64) {
    if let before = diff.before { append(step, isAfter: false) { $0.append(before) } }
    if let after = diff.after { append(step, isAfter: true) { $0.append(after) } }
  }

  /// Appends tasks that were added.
  mutating func append(_ tasks: PackedTasks, of step: Int64) {
    tasks.forEach { id, text, details in
      let task = TaskItem(id: id, text: text, details: details)
      append(step, isAfter: true) { $0.append(task) }
    }
  }

  private mutating func append(
    _ step: Int64, isAfter: Bool, _ append: (inout TaskArrays) -> Void
  ) {
    if parts[parts.count - 1].tasks.count == TaskArrays.most { parts.append(Part()) }
    let last = parts.count - 1
    let separator = parts[last].tasks.count > 0 ? "," : ""
    parts[last].steps += "\(separator)\(step)".utf8
    parts[last].places += "\(separator)\(isAfter)".utf8
    append(&parts[last].tasks)
  }

  /// The parts that have rows.
  func finish() -> [Part] { parts.filter { $0.tasks.count > 0 } }
}
