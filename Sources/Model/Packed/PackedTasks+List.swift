// A list is tasks in several buffers, in ascending order of number.
extension [PackedTasks] {
  /// The tasks in all of them.
  package var taskCount: Int { reduce(0) { $0 + $1.count } }

  /// Whether the numbers of each buffer are greater than those before it.
  package var ascends: Bool {
    var last: Int64 = 0
    return allSatisfy { rows in
      defer { last = Swift.max(last, rows.lastID) }
      return rows.count == 0 || rows.firstID > last
    }
  }

  /// The same tasks in as few buffers as hold at most `limit` bytes each.
  package func joined(upTo limit: Int) -> [PackedTasks] {
    guard count > 1 else { return isEmpty ? [PackedTasks()] : self }
    var joined = [PackedTasks()]
    for rows in self {
      // A difference to a smaller id takes no fewer bytes, so the sum is an upper bound.
      if joined[joined.count - 1].bytes.count + rows.bytes.count > limit {
        joined.append(PackedTasks())
      }
      rows.forEach { joined[joined.count - 1].append($0, $1, $2) }
    }
    return joined
  }
}
