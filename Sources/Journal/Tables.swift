package import Model

/// The tasks of a store, inside the transaction that the store began.
package protocol TaskTable {
  /// Reads those tasks of `ids` that exist, in ascending order.
  func tasks(_ ids: TaskIDs) throws(StoreError) -> [TaskItem]

  /// Reads the tasks of `status`, for a change that selects among them.
  func list(_ status: TaskStatus) throws(StoreError) -> [PackedTasks]

  /// Reads the task that was added under a key; nil when there is none.
  func task(key: String) throws(StoreError) -> TaskItem?

  /// The greatest number that was ever given to a task; 0 for none.
  func lastNumber() throws(StoreError) -> Int64

  /// Adds tasks as they are, whose numbers ascend and are greater than ``lastNumber()``.
  func insert(_ tasks: [PackedTasks]) throws(StoreError)

  /// Adds tasks at `time`, in milliseconds since 1970, and returns their numbers: in order, and never
  /// used before.
  func insert(_ tasks: [NewTask], at time: Int64) throws(StoreError) -> [Int64]

  /// Writes the state after each of `diffs`; a task that is added keeps its number.
  func write(_ diffs: [TaskDiff]) throws(StoreError)
}

/// The journal of a store, inside the transaction that the store began.
package protocol JournalTable {
  /// Appends an entry and returns its number, which is greater than all before.
  func append(
    _ verb: Verb, _ diffs: [TaskDiff], by author: Author, target: Int64?
  ) throws(StoreError) -> Int64

  /// Appends an entry of tasks that were added.
  func append(
    _ verb: Verb, added tasks: [PackedTasks], by author: Author
  ) throws(StoreError) -> Int64

  /// Adds the journal of another database to one without entries, the oldest entry first.
  func restore(_ entries: [JournalEntry]) throws(StoreError)

  /// Reads entries, the newest first, or those after one, the oldest first.
  func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry]

  /// Reads the entry of an author that was undone last; nil when there is none.
  func lastUndone(by name: String) throws(StoreError) -> JournalEntry?

  /// Returns the number of an author's newest entry that can be undone; see ``Verb/isUndoable``.
  func lastChange(by name: String) throws(StoreError) -> Int64?

  /// Records that the entry `undo` undid an entry; nil records that it is in effect again.
  func mark(_ entry: Int64, undoneBy undo: Int64?) throws(StoreError)
}
