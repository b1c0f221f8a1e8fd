/// A task before and after a change.
package enum TaskDiff: Equatable, Sendable {
  case added(TaskItem)
  case removed(TaskItem)
  /// Both have the same number.
  case edited(before: TaskItem, after: TaskItem)

  /// Nil when there is neither.
  package init?(before: TaskItem?, after: TaskItem?) {
    switch (before, after) {
    case (nil, nil): return nil
    case (nil, let after?): self = .added(after)
    case (let before?, nil): self = .removed(before)
    case (let before?, let after?): self = .edited(before: before, after: after)
    }
  }

  package var before: TaskItem? {
    switch self {
    case .added: nil
    case .removed(let task), .edited(let task, _): task
    }
  }

  package var after: TaskItem? {
    switch self {
    case .removed: nil
    case .added(let task), .edited(_, let task): task
    }
  }

  /// The task as it is now, or as it was when it was removed.
  package var task: TaskItem {
    switch self {
    case .added(let task), .removed(let task), .edited(_, let task): task
    }
  }

  package var id: Int64 { task.id }

  /// The opposite change.
  package var reversed: TaskDiff {
    switch self {
    case .added(let task): .removed(task)
    case .removed(let task): .added(task)
    case .edited(let before, let after): .edited(before: after, after: before)
    }
  }
}
