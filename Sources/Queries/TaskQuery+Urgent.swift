package import Dates
package import Model

extension TaskQuery {
  /// The same choice in a form in which a server can make it; nil when it cannot, or the query does not choose
  /// the first unclaimed open tasks by urgency.
  package func urgentTasks(_ clock: WallClock) -> UrgentTasks? {
    guard states == [.open], order.map(\.field) == [.urgency], let limit, terms.isEmpty,
      conditions.contains(where: \.isUnclaimed), let name = LocalZone.name
    else { return nil }
    var chosen: [UrgentTasks.Condition] = []
    for condition in conditions where !condition.isUnclaimed {
      guard let test = condition.serverTest else { return nil }
      chosen.append(UrgentTasks.Condition(test, isNegated: condition.isNegated))
    }
    var zone = LocalZone()
    return UrgentTasks(
      limit: limit, soon: soon(clock, &zone), clock: clock, zone: name, conditions: chosen)
  }

  /// The moment, in seconds since 1970, up to which a due date is soon: the end of the day in a week.
  func soon(_ clock: WallClock, _ zone: inout LocalZone) -> Int {
    zone.moment(clock.today.adding(8, .day) ?? .last)
  }
}

extension Condition {
  /// Whether it is that nobody has the task.
  fileprivate var isUnclaimed: Bool {
    if case .names(let names, orNone: true) = test, field == .owner {
      names.isEmpty && !isNegated
    } else {
      false
    }
  }

  fileprivate var serverTest: UrgentTasks.Condition.Test? {
    switch (field, test) {
    case (.list, .names(let names, let orNone)): .list(names.texts(orNone: orNone))
    case (.tag, .names(let names, let orNone)): .tag(names.texts(orNone: orNone))
    case (.priority, .priorities(let priorities)): .priority(priorities)
    default: nil
    }
  }
}

extension [[[UInt8]]] {
  /// All spellings, and nil for none where that meets the condition, too.
  fileprivate func texts(orNone: Bool) -> [String?] {
    joined().map { String(decoding: $0, as: UTF8.self) } + (orNone ? [nil] : [])
  }
}
