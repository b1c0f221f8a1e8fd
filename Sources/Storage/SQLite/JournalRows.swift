import Journal
import Model

/// Writes what an entry of the journal changed.
///
/// Tasks with consecutive numbers that were all added, or all removed, share a row, so that the journal of an
/// import is no larger than its tasks.
struct JournalRows: ~Copyable {
  /// The most bytes of a row that holds many tasks, but for the last of them.
  private static let maximumBytes = 65_536

  private let entry: Int64
  private let insert: Statement
  /// The tasks of the row that is not yet written.
  private var tasks = PackedTasks()
  private var areAdded = true

  init(of entry: Int64, _ connection: Connection) throws(StoreError) {
    self.entry = entry
    insert = try connection.prepare(
      "INSERT INTO change (step, task, before, after, last) VALUES (?1, ?2, ?3, ?4, ?5)")
  }

  mutating func append(_ diff: TaskDiff) throws(StoreError) {
    switch diff {
    case .added(let task):
      try prepare(for: task.id, areAdded: true)
      tasks.append(task)
    case .removed(let task):
      try prepare(for: task.id, areAdded: false)
      tasks.append(task)
    case .edited(let before, let after):
      try finish()
      try write(
        before.id, last: nil, JournalBlob.encode(before), JournalBlob.encode(after))
    }
  }

  /// Appends tasks that were added.
  mutating func append(_ added: PackedTasks) throws(StoreError) {
    try added.forEach { id, text, details throws(StoreError) in
      try prepare(for: id, areAdded: true)
      tasks.append(id, text, details)
    }
  }

  /// Writes the row that is not yet written, unless the task `id` belongs to it.
  private mutating func prepare(for id: Int64, areAdded: Bool) throws(StoreError) {
    let goesOn =
      self.areAdded == areAdded && tasks.lastID == id - 1
      && tasks.bytes.count < Self.maximumBytes
    if !goesOn { try finish() }
    self.areAdded = areAdded
  }

  /// Writes the last row.
  mutating func finish() throws(StoreError) {
    guard tasks.count > 0 else { return }
    let last = tasks.count > 1 ? tasks.lastID : nil
    let row = tasks.take()
    let bytes = JournalBlob.encode(row)
    try write(row.firstID, last: last, areAdded ? nil : bytes, areAdded ? bytes : nil)
  }

  private func write(
    _ task: Int64, last: Int64?, _ before: [UInt8]?, _ after: [UInt8]?
  ) throws(StoreError) {
    insert.bind(entry, at: 1)
    insert.bind(task, at: 2)
    insert.bind(before, at: 3)
    insert.bind(after, at: 4)
    insert.bind(last, at: 5)
    _ = try insert.step()
    insert.reset()
  }
}

extension Statement {
  /// The changes of a row, from its columns `before` and `after`; nil when no version wrote them.
  var diffs: [TaskDiff]? {
    let before = isNull(0) ? nil : JournalBlob.decode(bytes(0))
    let after = isNull(1) ? nil : JournalBlob.decode(bytes(1))
    guard (before == nil) == isNull(0), (after == nil) == isNull(1) else { return nil }
    switch (before, after) {
    case (nil, let added?): return added.map { .added($0) }
    case (let removed?, nil): return removed.map { .removed($0) }
    case (let before?, let after?):
      guard before.count == 1, after.count == 1 else { return nil }
      return [.edited(before: before[0], after: after[0])]
    case (nil, nil): return nil
    }
  }
}
