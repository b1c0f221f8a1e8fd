/// A task with all its fields.
package struct TaskItem: Sendable {
  /// The permanent number: 1 or more, never used for another task.
  package let id: Int64
  /// The text, exactly as it was given.
  package var text: String
  /// The list it is on; nil for none.
  package var list: String?
  /// Its tags in ascending order, none twice.
  package var tags: [String]
  package var priority: Priority?
  /// When it is due: a day such as `2026-12-01`, or a minute in UTC such as `2026-12-01T16:00Z`.
  package var due: String?
  /// Markdown of several lines.
  package var note: String?
  /// Until when lists hide it, in the form of `due`: the start of a day, or a minute.
  package var wait: String?
  /// The name that a script gave it, so that it is added once; nil for none.
  package var key: String?
  /// When it comes back, as `Recurrence` stores it, such as `2 weeks`.
  package var every: String?
  /// The claim, which may have expired; nil when there is none.
  package var claim: Claim?
  /// When it was added, in milliseconds since 1970, as the other times.
  package var created: Int64
  /// When a field of it was last changed, but for the claim.
  package var changed: Int64
  /// When it was done; nil while it is open.
  package var done: Int64?

  package init(
    id: Int64, text: String, list: String? = nil, tags: [String] = [], priority: Priority? = nil,
    due: String? = nil, note: String? = nil, wait: String? = nil, every: String? = nil,
    key: String? = nil,
    created: Int64 = 0, changed: Int64 = 0, done: Int64? = nil, claim: Claim? = nil
  ) {
    self.id = id
    self.text = text
    self.list = list
    self.tags = tags
    self.priority = priority
    self.due = due
    self.note = note
    self.wait = wait
    self.every = every
    self.key = key
    self.created = created
    self.changed = changed
    self.done = done
    self.claim = claim
  }

  /// The task without its claim.
  package var unclaimed: TaskItem {
    var task = self
    task.claim = nil
    return task
  }
}

extension TaskItem: Equatable {
  /// Compares texts by their bytes: two ways to write the same letter are different texts.
  package static func == (first: TaskItem, second: TaskItem) -> Bool {
    first.id == second.id && first.created == second.created && first.changed == second.changed
      && TaskField.allCases.allSatisfy { $0.isEqual(first, second) }
  }
}

/// How much a task matters, the most first.
package enum Priority: Int, CaseIterable, Sendable {
  case high = 1
  case medium, low

  /// The name that users type.
  package var name: String {
    // Its own name would be looked up while the program runs, which takes long.
    switch self {
    case .high: "high"
    case .medium: "medium"
    case .low: "low"
    }
  }

  package init?(name: String) {
    guard let priority = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = priority
  }
}
