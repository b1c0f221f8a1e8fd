/// Tasks of another program or database, packed in their order so that a million of them fit in memory.
package struct ImportedTasks {
  /// The most bytes of a buffer, but for its last task.
  private static let maximumBytes = 65_536

  /// The greatest number that is kept: a list whose numbers are used up takes no more tasks.
  private static let greatestNumber: Int64 = 1 << 53 - 1

  /// Numbered as ``hasNumbers`` says.
  package private(set) var tasks: [PackedTasks] = []
  /// Whether they have numbers of their own, ascending; else they are numbered by their places, from 1.
  package private(set) var hasNumbers = true
  package private(set) var count = 0
  /// Whether a task came with a number, whether that can be kept or not.
  package private(set) var cameWithNumbers = false
  private var hasKeys = false
  /// The journal of the database they come from, the oldest entry first; nil without one.
  package var log: [JournalEntry]?

  package init() {}

  /// Adds a task; its number is 0 when it has none.
  package mutating func append(_ item: TaskItem) {
    if item.id != 0 { cameWithNumbers = true }
    if hasNumbers, item.id <= tasks.last?.lastID ?? 0 || item.id > Self.greatestNumber {
      hasNumbers = false
      tasks = numbered(after: 0)
    }
    if tasks.last?.bytes.count ?? .max >= Self.maximumBytes { tasks.append(PackedTasks()) }
    count += 1
    if item.key != nil { hasKeys = true }
    tasks[tasks.count - 1].append(item, numbered: hasNumbers ? item.id : Int64(count))
  }

  /// The tasks, in their order, with the numbers after `last`.
  package func numbered(after last: Int64) -> [PackedTasks] {
    var id = last
    return tasks.map { rows in
      var numbered = PackedTasks()
      rows.forEach { _, text, details in
        id += 1
        numbered.append(id, text, details)
      }
      return numbered
    }
  }

  /// The tasks without those of which `isKnown` knows the key.
  package func withoutKnown<Failure: Error>(
    _ isKnown: (_ key: String) throws(Failure) -> Bool
  ) throws(Failure) -> ImportedTasks {
    guard hasKeys else { return self }
    var rest = ImportedTasks()
    rest.hasNumbers = hasNumbers
    rest.cameWithNumbers = cameWithNumbers
    rest.log = log
    for rows in tasks {
      var kept = PackedTasks()
      try rows.forEach { id, text, details throws(Failure) in
        if let key = PackedFields(decoding: details).key,
          try isKnown(details.extracting(key).string)
        {
          return
        }
        kept.append(id, text, details)
      }
      rest.count += kept.count
      rest.tasks.append(kept)
    }
    return rest
  }
}
