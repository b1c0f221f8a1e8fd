/// A way to show a list as bytes: which tasks, in which order, in which form.
package protocol ListRenderer {
  /// Identifies the output: two renderers of equal name render equal bytes for equal tasks until
  /// ``ListLayout/until``.
  var name: String { get }

  /// The tasks that it lists.
  var status: TaskStatus { get }

  /// The fields that it shows, or chooses tasks by.
  var fields: TaskFields { get }

  /// Whether it shows each task as it comes, and nothing else, unless a task waits; the layout does not matter
  /// then.
  var showsAllAsTheyCome: Bool { get }

  /// Chooses the rows of `list` that are shown and lays them out.
  func frame(_ list: [PackedTasks]) -> ListLayout

  /// Adds the bytes of one task: its id, and the bytes of its text and of its ``PackedFields``.
  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8])

  /// Whether a list whose first part is `bytes` shows no task.
  func showsNoTask(_ bytes: [UInt8]) -> Bool
}

/// Which tasks a list has.
package enum TaskStatus: Equatable, Sendable {
  case open, done, all
}

/// Which tasks are shown, in which order, and the bytes around them.
package struct ListLayout: Equatable, Sendable {
  package var head: [UInt8] = []
  package var separator: [UInt8] = []
  package var tail: [UInt8] = []
  /// What each row's bytes depend on besides the row and the view's name.
  package var layout: [Int] = []
  /// The rows that are shown, in this order; nil is all of them as they come.
  package var order: [TaskRef]?
  /// The bytes before some tasks of ``order``, by their index, such as the heading of a group.
  package var headings: [Int: [UInt8]] = [:]
  /// Milliseconds since 1970 from which on the same tasks are shown in another way, because a day
  /// ends or a task is late; nil for never.
  package var until: Int64?

  package init() {}
}

extension ListRenderer {
  package var status: TaskStatus { .open }

  package var fields: TaskFields { .all }

  package var showsAllAsTheyCome: Bool { false }

  package func showsNoTask(_ bytes: [UInt8]) -> Bool { bytes == render([]) }

  /// The bytes that show `list`, which is short.
  package func render(_ list: [PackedTasks]) -> [UInt8] {
    var parts = RenderedChunks(self, list, upTo: .max)
    return parts.next() ?? []
  }
}
