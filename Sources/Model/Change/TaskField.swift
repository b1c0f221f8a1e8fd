/// The fields of a task that a change can set; the key is set once, and only `claim` and `release` set a claim.
package enum TaskField: CaseIterable, Sendable {
  case text, due, wait, every, priority, list, tags, note, done, key, claim

  /// Whether two tasks have the same value, byte by byte.
  package func isEqual(_ first: TaskItem, _ second: TaskItem) -> Bool {
    switch self {
    case .text: isSame(first.text, second.text)
    case .list: isSame(first.list, second.list)
    case .tags:
      first.tags.count == second.tags.count
        && zip(first.tags, second.tags).allSatisfy { isSame($0, $1) }
    case .priority: first.priority == second.priority
    case .due: first.due == second.due
    case .wait: first.wait == second.wait
    case .every: first.every == second.every
    case .note: isSame(first.note, second.note)
    case .done: first.done == second.done
    case .key: isSame(first.key, second.key)
    case .claim:
      isSame(first.claim?.owner, second.claim?.owner) && first.claim?.id == second.claim?.id
        && first.claim?.until == second.claim?.until
    }
  }

  /// The fields in which two tasks differ.
  package static func differing(_ first: TaskItem, _ second: TaskItem) -> [TaskField] {
    allCases.filter { !$0.isEqual(first, second) }
  }

  /// Gives `task` the value of another one.
  package func copy(from other: TaskItem, to task: inout TaskItem) {
    switch self {
    case .text: task.text = other.text
    case .list: task.list = other.list
    case .tags: task.tags = other.tags
    case .priority: task.priority = other.priority
    case .due: task.due = other.due
    case .wait: task.wait = other.wait
    case .every: task.every = other.every
    case .note: task.note = other.note
    case .done: task.done = other.done
    case .key: task.key = other.key
    case .claim: task.claim = other.claim
    }
  }

  private func isSame(_ first: String?, _ second: String?) -> Bool {
    (first == nil) == (second == nil) && (first ?? "").utf8.elementsEqual((second ?? "").utf8)
  }
}
