package import Dates
package import Model

/// Which tasks a list shows, and in which order.
package struct TaskQuery: Sendable {
  /// Each must be in the text or the note, capitals and accents aside.
  package var terms: [String] = []
  package var list: String?
  /// All of them must be among the task's.
  package var tags: [String] = []
  package var priority: Priority?
  package var due: DueRange?
  package var status = TaskStatus.open
  /// Done since this time for done tasks, else changed since, in milliseconds since 1970.
  package var since: Int64?
  /// The order, by the first key, then by the next; by number last.
  package var order: [SortKey] = []
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
    case id, text, list, priority, due, created, changed, done
  }

  package enum GroupField: String, CaseIterable, Sendable {
    case list, tag, due, priority
  }

  /// Whether it shows all tasks as they come.
  package var showsAll: Bool {
    !narrows && order.isEmpty && limit == nil && group == nil
  }

  /// Whether some tasks may be left out.
  package var narrows: Bool {
    !terms.isEmpty || list != nil || !tags.isEmpty || priority != nil || due != nil || since != nil
  }

  /// Identifies the query in the key of a cached list.
  package var name: String {
    var parts = ["\(status)", "\(limit ?? -1)", "\(since ?? -1)", "\(priority?.rawValue ?? 0)"]
    parts.append(list.map { "=\($0)" } ?? "")
    parts.append(due?.name ?? "")
    parts.append(group?.rawValue ?? "")
    parts.append(
      order.map { "\($0.isDescending ? "-" : "")\($0.field.rawValue)" }.joined(separator: ","))
    parts += ["\(terms.count)"] + terms + ["\(tags.count)"] + tags
    // With its length in front, no part can pass for two.
    return parts.map { "\($0.utf8.count):\($0)" }.joined()
  }
}

extension DueRange {
  /// Days by their moments too, which are others in another zone.
  fileprivate var name: String {
    switch self {
    case .none: "none"
    case .any: "any"
    case .overdue: "overdue"
    case .days(let range):
      "\(range.days.lowerBound)..\(range.days.upperBound) "
        + "\(range.moments.lowerBound)..\(range.moments.upperBound)"
    }
  }
}

extension TaskQuery.SortKey {
  /// Reads the name of a field, with `-` in front for descending; nil when there is no such field.
  package init?(word: Substring) {
    guard let field = TaskQuery.SortField(rawValue: String(word.drop { $0 == "-" })),
      word.hasPrefix("-") ? word.dropFirst() == field.rawValue : word == field.rawValue
    else { return nil }
    self.init(field: field, isDescending: word.hasPrefix("-"))
  }
}
