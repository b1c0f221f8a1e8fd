package import Model

/// Which tasks a list shows, and in which order.
package struct TaskQuery: Sendable {
  /// Each must be in the text or the note, capitals and accents aside.
  package var terms: [String] = []
  /// A task must meet all of them.
  package var conditions: [Condition] = []
  /// The states of the tasks that it chooses.
  package var states = TaskStates.open
  /// Whether these were requested, and are not the default.
  package var statesAreGiven = false
  /// The order, by the first key, then by the next; by number last.
  package var order: [SortKey] = []
  /// Whether the reasons are shown for which tasks are among the next, which depend on the clock.
  package var showsReasons = false
  /// The maximum number of tasks, the first in this order; groups are made of these.
  package var limit: Int?
  package var group: GroupField?

  package init() {}

  /// A field to sort by.
  package struct SortKey: Equatable, Sendable {
    package let field: SortField
    package let isDescending: Bool
  }

  package enum SortField: String, CaseIterable, Sendable {
    case id, text, list, priority, due, wait, created, changed, done, urgency
  }

  package enum GroupField: String, CaseIterable, Sendable {
    case list, tag, due, priority
  }

  /// The tasks to choose from.
  package var status: TaskStatus {
    if states == .done { return .done }
    return states.contains(.done) ? .all : .open
  }

  /// Whether it shows all tasks as they come, but for those that wait.
  package var showsAll: Bool {
    !narrows && order.isEmpty && limit == nil && group == nil && !showsReasons
  }

  /// Whether some tasks may be left out, besides those of another status.
  package var narrows: Bool { !terms.isEmpty || !conditions.isEmpty }

  /// Whether every task of ``status`` has one of its states.
  package var hasAllStates: Bool {
    switch status {
    case .done: states == .done
    case .open: states == [.open, .waiting]
    case .all: states == .all
    }
  }

  /// Identifies the query in the key of a cached list.
  package var name: String {
    var parts = ["\(limit ?? -1)", group?.rawValue ?? ""]
    parts.append(states.each.map(\.rawValue).joined(separator: ","))
    parts.append(
      order.map { "\($0.isDescending ? "-" : "")\($0.field.rawValue)" }.joined(separator: ","))
    parts += ["\(terms.count)"] + terms + conditions.map(\.name)
    // With its length in front, no part can pass for two.
    return parts.map { "\($0.utf8.count):\($0)" }.joined()
  }
}

extension TaskQuery.SortKey {
  /// Reads fields with commas between them; nil when one is unknown, or there is none.
  package static func keys(parsing text: String) -> [TaskQuery.SortKey]? {
    let keys = text.split(separator: ",", omittingEmptySubsequences: false).map {
      TaskQuery.SortKey(word: $0)
    }
    return keys.contains { $0 == nil } ? nil : keys.compactMap(\.self)
  }

  /// Reads the name of a field, with `-` in front for descending; nil when there is no such field.
  package init?(word: Substring) {
    guard let field = TaskQuery.SortField(rawValue: String(word.drop { $0 == "-" })),
      word.hasPrefix("-") ? word.dropFirst() == field.rawValue : word == field.rawValue
    else { return nil }
    self.init(field: field, isDescending: word.hasPrefix("-"))
  }
}
