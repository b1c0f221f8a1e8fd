/// A place that stores tasks.
///
/// It opens on first use, so a command that needs no database opens none.
package protocol TaskStore {
  /// The database, as messages name it: a path, or such as `team on db.example.com`.
  var name: String { get }

  /// Identifies this database among all that may share a cache, without opening it; nil when there
  /// is no database yet.
  func identity() -> String?

  /// Returns what the files of the database look like, without opening it.
  func signature() -> StoreSignature

  /// Runs `body` in one transaction, so that it reads one state.
  ///
  /// Returns nil, without running `body`, when there is no database yet.
  func read<Value>(
    _ body: (any TaskReader) throws(StoreError) -> Value
  ) throws(StoreError) -> Value?

  /// Makes a change in one transaction and returns when it is durable.
  ///
  /// The result has the content of the pages it touched when they are at most `pagesUpTo`. With
  /// `isDryRun` everything is rolled back at the end.
  func commit(
    _ change: Change, by author: Author, pagesUpTo: Int, isDryRun: Bool
  ) throws(StoreError) -> ChangeResult

  /// Creates the database when there is none yet; returns whether it did.
  @discardableResult
  func create() throws(StoreError) -> Bool

  /// Brings a database that is shared up to date, which no other command does; returns whether it was older.
  func upgrade() throws(StoreError) -> Bool

  /// Makes the roles of a shared database's users, or gives them their rights again; returns their names.
  func createRoles() throws(StoreError) -> [String]

  /// Gives the database a new identity, so that nothing cached so far is ever found again; does
  /// nothing when there is no database yet.
  func renewIdentity() throws(StoreError)

  /// Ends what can wait until the user has the answer; the store opens again when it is used.
  func close()
}

extension TaskStore {
  /// Every command brings a database that is not shared up to date.
  package func upgrade() -> Bool { false }

  /// A database that is not shared has none.
  package func createRoles() -> [String] { [] }
}

/// The state of a store in one transaction.
package protocol TaskReader {
  /// Reads the stamp; to be read before anything else.
  func stamp() throws(StoreError) -> StoreStamp

  /// Reads the stamps of all pages that have open tasks, in ascending order.
  ///
  /// Returns nil when the pages were altered so that no list can be made of them.
  func pageStamps() throws(StoreError) -> [PageStamp]?

  /// Reads the open tasks of the pages of `numbers`, which ascend; nil reads all.
  ///
  /// A read that takes long calls `shouldContinue` after a tenth of a second, and then every second;
  /// when that returns false, the read ends with ``StoreError/abandoned``.
  func pages(
    _ numbers: [Int64]?, shouldContinue: @escaping () -> Bool
  ) throws(StoreError) -> [Page]

  /// Reads the tasks of `status`, which may be without the fields that are not in `fields`.
  ///
  /// `shouldContinue` can end it, as it can end ``pages(_:shouldContinue:)``.
  func list(
    _ status: TaskStatus, _ fields: TaskFields, shouldContinue: @escaping () -> Bool
  ) throws(StoreError) -> [PackedTasks]

  /// Calls `body` with the number, the text and the ``PackedFields`` of each task of `status`, in order, until
  /// it returns false; they may be without the fields that are not in `fields`.
  func forEach(
    _ status: TaskStatus, _ fields: TaskFields,
    _ body: (Int64, Span<UInt8>, Span<UInt8>) -> Bool
  ) throws(StoreError)

  /// Reads the first `limit` tasks of `status` whose numbers are in one of `ranges`, which ascend; they may
  /// be without all fields but the text.
  func first(
    _ limit: Int, _ status: TaskStatus, in ranges: [ClosedRange<Int64>]
  ) throws(StoreError) -> [PackedTasks]

  /// Reads the tasks of `ids`, in ascending order; throws when one is unknown.
  func tasks(_ ids: TaskIDs) throws(StoreError) -> [TaskItem]

  /// Returns the greatest number that an entry of the journal has had; 0 when there was none.
  func lastStep() throws(StoreError) -> Int64

  /// Reads entries of the journal, the newest first, or those after one, the oldest first.
  func entries(_ query: JournalQuery) throws(StoreError) -> [JournalEntry]

  /// Reads at most `limit` diffs of an entry, of tasks after the number `id`, in ascending order.
  func diffs(
    of entry: Int64, after id: Int64, limit: Int
  ) throws(StoreError) -> [TaskDiff]
}

extension TaskReader {
  /// Reads the tasks of `status` with all of their fields.
  package func list(
    _ status: TaskStatus, shouldContinue: @escaping () -> Bool
  ) throws(StoreError) -> [PackedTasks] {
    try list(status, .all, shouldContinue: shouldContinue)
  }

  /// Reads all of them first.
  package func forEach(
    _ status: TaskStatus, _ fields: TaskFields,
    _ body: (Int64, Span<UInt8>, Span<UInt8>) -> Bool
  ) throws(StoreError) {
    var isWanted = true
    for rows in try list(status, fields, shouldContinue: { true }) {
      rows.forEach { isWanted = isWanted && body($0, $1, $2) }
    }
  }

  /// Reads all of them to find the first.
  package func first(
    _ limit: Int, _ status: TaskStatus, in ranges: [ClosedRange<Int64>]
  ) throws(StoreError) -> [PackedTasks] {
    var found = PackedTasks()
    for rows in try list(status, [], shouldContinue: { true }) {
      rows.forEach { id, text, details in
        guard found.count < limit, ranges.contains(where: { $0.contains(id) }) else { return }
        found.append(id, text, details)
      }
    }
    return [found]
  }
}
