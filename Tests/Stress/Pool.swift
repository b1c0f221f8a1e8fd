import Synchronization

/// The tasks that a command may be done to, each handed to one at a time.
final class Pool: Sendable {
  private let tasks = Mutex<(epoch: Int, ids: [Int64])>((0, []))

  /// Takes `count` random tasks out; nil when few are left.
  func take(_ count: Int) -> [Int64]? {
    tasks.withLock { tasks in
      guard tasks.ids.count >= count + 10 else { return nil }
      tasks.ids.shuffle()
      let taken = Array(tasks.ids.suffix(count))
      tasks.ids.removeLast(count)
      return taken
    }
  }

  /// Puts in tasks that were there in `epoch`, which may be over.
  func put(_ ids: [Int64], epoch: Int) {
    tasks.withLock { if $0.epoch == epoch { $0.ids += ids } }
  }

  /// Begins an epoch in which there are these tasks.
  func replace(_ ids: [Int64], epoch: Int) {
    tasks.withLock { $0 = (epoch, ids) }
  }

  var count: Int { tasks.withLock(\.ids.count) }
}
