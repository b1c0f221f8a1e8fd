import Synchronization

/// The tasks that a command may be done to.
final class Pool: Sendable {
  private struct Tasks {
    var epoch = 0
    var open: [Int64] = []
    var done: [Int64] = []
    /// Another lane is about to remove them.
    var contested: [Int64] = []
    /// All that ever were; their removal is not undone, since a second one may come later.
    var onceContested: Set<Int64> = []
    /// The texts of open tasks, where they are known.
    var texts: [Int64: String] = [:]
    /// Tasks whose removal can be undone, or redone, and by whom.
    var removed: [(id: Int64, author: String)] = []
    var restored: [(id: Int64, author: String)] = []
    /// Tasks that come back, which only their own verb touches.
    var recurring: [(id: Int64, text: String)] = []
  }

  /// Fewer open tasks are left alone, so that lists have something to show.
  private static let few = 10

  private let tasks = Mutex(Tasks())

  /// Takes `count` random open tasks out, for one command alone, or with `isForTwo` perhaps for a
  /// second one; nil when few are left.
  func take(_ count: Int, isForTwo: Bool = false) -> [Int64]? {
    tasks.withLock { tasks in
      if isForTwo, count == 1, let id = tasks.contested.popLast() { return [id] }
      guard tasks.open.count >= count + Self.few else { return nil }
      tasks.open.shuffle()
      let taken = Array(tasks.open.suffix(count))
      tasks.open.removeLast(count)
      return taken
    }
  }

  /// Takes a task out that was done; nil when there is none.
  func takeDone() -> [Int64]? {
    tasks.withLock { tasks in tasks.done.popLast().map { [$0] } }
  }

  /// Takes a task out that comes back, and its text; nil when there is none.
  func takeRecurring() -> (id: Int64, text: String)? {
    tasks.withLock { $0.recurring.popLast() }
  }

  /// Puts in the tasks of `rows` that come back.
  func putRecurring(_ rows: [RowChange], epoch: Int) {
    tasks.withLock { tasks in
      guard tasks.epoch == epoch else { return }
      for row in rows { if let text = row.text { tasks.recurring.append((row.id, text)) } }
    }
  }

  /// Takes an open task out, and its text; nil when none is known.
  func takeWithText() -> (id: Int64, text: String)? {
    tasks.withLock { tasks in
      guard tasks.open.count > Self.few,
        let index = tasks.open.lastIndex(where: { tasks.texts[$0] != nil })
      else { return nil }
      let id = tasks.open.remove(at: index)
      return tasks.texts.removeValue(forKey: id).map { (id, $0) }
    }
  }

  /// Takes a task out whose removal can be undone; nil when there is none.
  func takeRemoved() -> (id: Int64, author: String)? {
    tasks.withLock { $0.removed.popLast() }
  }

  /// Takes a task out whose removal was undone; nil when there is none.
  func takeRestored() -> (id: Int64, author: String)? {
    tasks.withLock { $0.restored.popLast() }
  }

  /// Puts in a task that `author` removed, or, with `isUndone`, has again, which is left alone until
  /// the undo is redone.
  func put(_ id: Int64, by author: String, isUndone: Bool, epoch: Int) {
    tasks.withLock { tasks in
      guard tasks.epoch == epoch else { return }
      if isUndone {
        tasks.restored.append((id, author))
      } else if !tasks.onceContested.contains(id) {
        tasks.removed.append((id, author))
      }
    }
  }

  /// Gives tasks that somebody removes to a second one as well.
  func contest(_ ids: [Int64]) {
    tasks.withLock { tasks in
      tasks.contested += ids
      tasks.onceContested.formUnion(ids)
    }
  }

  /// Puts in tasks as they were left in `epoch`, which may be over.
  func put(_ rows: [RowChange], areDone: Bool, epoch: Int) {
    tasks.withLock { tasks in
      guard tasks.epoch == epoch else { return }
      for row in rows {
        guard let text = row.text else { continue }
        tasks.open.append(row.id)
        tasks.texts[row.id] = text
      }
      if areDone { tasks.done += rows.map(\.id) }
    }
  }

  /// Begins an epoch in which there are these tasks.
  func replace(open: [Int64], done: [Int64] = [], epoch: Int) {
    tasks.withLock { $0 = Tasks(epoch: epoch, open: open, done: done) }
  }

  /// How many open tasks there are to take.
  var count: Int { tasks.withLock(\.open.count) }
}
