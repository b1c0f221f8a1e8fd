package import Dates

/// The first unclaimed open tasks by urgency, in a form in which a server can choose them by itself.
package struct UrgentTasks: Sendable {
  /// The most tasks.
  package let limit: Int
  /// What a due date is soon, up to this moment in seconds since 1970.
  package let soon: Int
  /// Now; what waits for a later day or moment is left out.
  package let clock: WallClock
  /// The name of the local zone, in which a day ends.
  package let zone: String
  /// A task must meet all of them.
  package let conditions: [Condition]

  package init(limit: Int, soon: Int, clock: WallClock, zone: String, conditions: [Condition]) {
    self.limit = limit
    self.soon = soon
    self.clock = clock
    self.zone = zone
    self.conditions = conditions
  }

  /// A condition on the names or the priority of a task.
  package struct Condition: Sendable {
    package enum Test: Sendable {
      /// One of these names, or none of all where that is nil.
      case list([String?])
      case tag([String?])
      case priority([Priority?])
    }

    package let test: Test
    /// Whether a task must not pass the test.
    package let isNegated: Bool

    package init(_ test: Test, isNegated: Bool) {
      self.test = test
      self.isNegated = isNegated
    }
  }
}
