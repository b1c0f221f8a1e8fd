package import Model

/// The bytes of tasks in the journal: `00`, a version, and the tasks as ``PackedTasks``.
///
/// Version 3 is the packed form of today; version 2 had no claims, and version 1 no second byte of flags.
/// Before schema 3 the journal held packed tasks alone, whose times were unsigned; their first byte is never
/// 0, because they begin with the number of the task. Since schema 5 there may be many tasks, with consecutive numbers.
/// Journals live as long as their databases, so every version stays readable: a change of the packed
/// form needs a new version here, and a fixture in the tests.
package enum JournalBlob {
  private static let version: UInt8 = 3

  package static func encode(_ tasks: PackedTasks) -> [UInt8] { [0, version] + tasks.bytes }

  package static func encode(_ task: TaskItem) -> [UInt8] {
    var packed = PackedTasks()
    packed.append(task)
    return encode(packed)
  }

  /// Returns nil for bytes that no version wrote.
  package static func decode(_ bytes: UnsafeRawBufferPointer) -> [TaskItem]? {
    guard bytes.first == 0 else { return tasks(bytes[...])?.map(withUnsignedTimes) }
    guard bytes.count > 2, (1...version).contains(bytes[1]) else { return nil }
    return tasks(bytes.dropFirst(2))
  }

  private static func tasks(_ bytes: Slice<UnsafeRawBufferPointer>) -> [TaskItem]? {
    guard let packed = PackedTasks(decoding: Array(bytes)), packed.count > 0 else { return nil }
    return packed.items
  }

  /// Undoes the zigzag form, in which these times were not written.
  private static func withUnsignedTimes(_ task: TaskItem) -> TaskItem {
    var old = TaskItem(
      id: task.id, text: task.text, list: task.list, tags: task.tags, priority: task.priority,
      due: task.due, note: task.note, created: Int64(clamping: zigzag(task.created)),
      changed: Int64(clamping: zigzag(task.changed)))
    old.done = task.done.map { Int64(clamping: zigzag($0)) }
    return old
  }
}
