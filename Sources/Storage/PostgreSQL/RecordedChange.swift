import Journal
import Model

/// The tables of a server as one change sees them: what it reads was read in one round trip, and what it
/// writes is kept, for the transaction that makes it.
///
/// New tasks and steps have the numbers that come after those which were read; the server gives them others
/// when another change was made in between.
final class RecordedChange {
  /// A step of the journal to be written.
  struct Step {
    let verb: Verb
    let author: Author
    let target: Int64?
    var diffs: [TaskDiff] = []
    var added: [PackedTasks] = []
  }

  /// What must still be so when the change is made.
  struct Expectations {
    /// The whole list, by its stamp.
    var stamp: Bits128?
    /// The author's last step, 0 for none.
    var lastStepOfAuthor: (name: String, step: Int64)?
    /// The keys of added tasks, and how many tasks have one of them.
    var keys: (keys: [String], count: Int)?
    /// That no task, and no step, was added.
    var nextTask: Int64?
    var nextStep: Int64?
  }

  /// The numbers from which new tasks and steps are counted.
  let firstTask: Int64
  let firstStep: Int64
  private(set) var taskCount: Int64 = 0
  private(set) var stepCount: Int64 = 0

  private(set) var before: [Int64: TaskItem] = [:]
  private(set) var now: [Int64: TaskItem] = [:]
  /// The numbers of tasks that were written, in their order.
  private(set) var written: [Int64] = []
  private(set) var imported: [PackedTasks] = []
  private(set) var steps: [Step] = []
  private(set) var restored: [JournalEntry] = []
  private(set) var marks: [(entry: Int64, undo: Int64?)] = []
  var expectations = Expectations()

  private let read: ReadState
  private var isWritten: Set<Int64> = []
  private var keys: [[UInt8]: Int64] = [:]
  private var entries: [JournalEntry]
  /// Reads what the plan did not foresee, in a round trip of its own.
  private let readMore: ([ServerQuery]) throws(StoreError) -> [ServerRows]

  init(
    _ read: ReadState, _ readMore: @escaping ([ServerQuery]) throws(StoreError) -> [ServerRows]
  ) {
    self.read = read
    self.readMore = readMore
    firstTask = read.nextTask
    firstStep = read.nextStep
    entries = read.entries
    for task in read.tasks { learn(task) }
    for rows in read.list?.rows ?? [] { for task in rows.items { learn(task) } }
  }

  /// The rows that it writes.
  var size: Int {
    written.count + imported.taskCount + restored.reduce(0) { $0 + $1.diffs.count }
  }

  private func learn(_ task: TaskItem) {
    before[task.id] = task
    now[task.id] = task
    if let key = task.key { keys[Array(key.utf8)] = task.id }
  }

  private func put(_ id: Int64, _ task: TaskItem?) {
    now[id] = task
    if isWritten.insert(id).inserted { written.append(id) }
    if let key = task?.key { keys[Array(key.utf8)] = id }
  }

  /// Counts the tasks that are not before this change, by their keys.
  private func expectKeys(_ new: [String]) {
    guard !new.isEmpty else { return }
    let all = (expectations.keys?.keys ?? []) + new
    let bytes = Set(all.map { Array($0.utf8) })
    expectations.keys = (
      all, before.values.count { task in task.key.map { bytes.contains(Array($0.utf8)) } ?? false }
    )
  }
}

extension RecordedChange: TaskTable {
  func tasks(_ ids: TaskIDs) throws(StoreError) -> [TaskItem] {
    let unread = ids.ranges.filter { range in
      range.lowerBound < firstTask && !read.covers(range)
        && !(range.count == 1
          && (now[range.lowerBound] != nil || isWritten.contains(range.lowerBound)))
    }
    if !unread.isEmpty {
      for task in try readMore([tasksQuery(TaskIDs(unread))])[0].items where before[task.id] == nil
      {
        guard !isWritten.contains(task.id) else { continue }
        learn(task)
      }
    }
    let found = ids.ranges.flatMap { range in
      range.count <= now.count
        ? range.compactMap { now[$0] } : now.values.filter { range.contains($0.id) }
    }
    return found.sorted { $0.id < $1.id }
  }

  /// Called before anything is written.
  func list(_ status: TaskStatus) throws(StoreError) -> [PackedTasks] {
    guard let list = read.list, list.status == status else {
      throw .failed(path: "the change", reason: "its list was not read")
    }
    expectations.stamp = read.stamp
    return list.rows
  }

  func task(key: String) -> TaskItem? { keys[Array(key.utf8)].flatMap { now[$0] } }

  func lastNumber() -> Int64 {
    expectations.nextTask = firstTask
    return firstTask - 1 + taskCount
  }

  func insert(_ tasks: [PackedTasks]) {
    imported += tasks
    taskCount = max(taskCount, (tasks.last { $0.count > 0 }?.lastID ?? 0) - firstTask + 1)
    expectations.nextTask = firstTask
    expectKeys(importedKeys(tasks))
  }

  func insert(_ tasks: [NewTask], at time: Int64) -> [Int64] {
    expectKeys(tasks.compactMap(\.key))
    return tasks.map { task in
      let id = firstTask + taskCount
      taskCount += 1
      put(id, task.numbered(id, at: time))
      return id
    }
  }

  func write(_ diffs: [TaskDiff]) {
    expectKeys(diffs.compactMap { $0.before == nil ? $0.after?.key : nil })
    for diff in diffs { put(diff.id, diff.after) }
  }
}

extension RecordedChange: JournalTable {
  func append(_ verb: Verb, _ diffs: [TaskDiff], by author: Author, target: Int64?) -> Int64 {
    append(Step(verb: verb, author: author, target: target, diffs: diffs))
  }

  func append(_ verb: Verb, added tasks: [PackedTasks], by author: Author) -> Int64 {
    append(Step(verb: verb, author: author, target: nil, added: tasks))
  }

  private func append(_ step: Step) -> Int64 {
    steps.append(step)
    stepCount += 1
    return firstStep + stepCount - 1
  }

  func restore(_ entries: [JournalEntry]) {
    restored = entries
    expectations.nextStep = firstStep
    stepCount = max(0, (entries.map(\.id).max() ?? 0) - firstStep + 1)
    // A number of a task that was removed stays used, too.
    let last = entries.flatMap(\.diffs).map(\.id).max() ?? 0
    taskCount = max(taskCount, last - firstTask + 1)
  }

  func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry] {
    if let name = query.undoableBy {
      expectOwnSteps(name)
      return entries.first { entry in !marks.contains { $0.entry == entry.id } }.map { [$0] } ?? []
    }
    if let id = query.entry {
      let found = entries.filter { $0.id == id }
      if let author = found.first?.author.name { expectOwnSteps(author) }
      return found
    }
    let rows = try readMore(StepSelection(query).queries(diffLimit: nil))
    return rows[0].entries(rows[1], diffLimit: nil) ?? []
  }

  func lastUndone(by name: String) -> JournalEntry? {
    expectOwnSteps(name)
    return entries.first { entry in !marks.contains { $0.entry == entry.id } }
  }

  func lastChange(by name: String) -> Int64? { read.lastChange }

  func mark(_ entry: Int64, undoneBy undo: Int64?) { marks.append((entry, undo)) }

  private func expectOwnSteps(_ name: String) {
    expectations.lastStepOfAuthor = (name, read.lastStepOfAuthor)
  }
}

/// Reads those tasks of `ids` that exist.
func tasksQuery(_ ids: TaskIDs) -> ServerQuery {
  ServerQuery(
    """
    SELECT \(TaskArrays.columns("t.")) FROM unnest($1::bigint[], $2::bigint[]) AS r (low, high)
    CROSS JOIN LATERAL (SELECT * FROM tasks.task WHERE id BETWEEN r.low AND r.high OFFSET 0) t
    ORDER BY t.id
    """, arrayParameter(ids.ranges.map(\.lowerBound)), arrayParameter(ids.ranges.map(\.upperBound)))
}

/// The keys of tasks.
func importedKeys(_ tasks: [PackedTasks]) -> [String] {
  var keys: [String] = []
  for rows in tasks {
    rows.forEach { _, _, details in
      if let key = PackedFields(decoding: details).key {
        keys.append(details.extracting(key).string)
      }
    }
  }
  return keys
}
