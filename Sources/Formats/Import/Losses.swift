import Text

/// What of an import has no place in a task, and what was changed to fit, with the number of records.
package final class Losses {
  package struct Count: Equatable, Sendable {
    package let name: String
    package fileprivate(set) var count: Int
  }

  /// The most names that are kept; what comes after them is one, `others`.
  private static let maximumNames = 100

  /// Names of fields and records that were left out, in the order in which they came.
  package private(set) var leftOut: [Count] = []
  /// What was changed to fit.
  package private(set) var changed: [Count] = []

  package init() {}

  package func leaveOut(_ name: String) { Self.add(name, to: &leftOut) }

  package func change(_ name: String) { Self.add(name, to: &changed) }

  private static func add(_ name: String, to counts: inout [Count]) {
    let name = shortened(name, to: 64)
    if let index = counts.firstIndex(where: { $0.name == name }) {
      counts[index].count += 1
    } else if counts.count < maximumNames {
      counts.append(Count(name: name, count: 1))
    } else if counts.count == maximumNames {
      counts.append(Count(name: "others", count: 1))
    } else {
      counts[maximumNames].count += 1
    }
  }
}
