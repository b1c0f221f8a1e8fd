/// What a change did, after its commit.
package struct ChangeResult: Equatable, Sendable {
  /// The tasks it changed, in the order of the request.
  package let diffs: [TaskDiff]
  /// What each change of a batch did.
  package let batch: [BatchResult]
  /// The tasks it imported, which are not among the diffs.
  package let imported: [PackedTasks]
  /// Whether imported tasks have new numbers, because theirs were used.
  package let hasNewNumbers: Bool
  /// The tasks that were already as requested.
  package let unchanged: [TaskItem]
  /// The journal entries that it undid or redid, the last one first.
  package let entries: [JournalEntry]
  /// The stamp after this change.
  package let stamp: StoreStamp
  /// The pages it touched, in ascending order.
  package let pages: [ChangedPage]

  package init(
    diffs: [TaskDiff], batch: [BatchResult] = [], imported: [PackedTasks] = [],
    hasNewNumbers: Bool = false,
    unchanged: [TaskItem], entries: [JournalEntry], stamp: StoreStamp, pages: [ChangedPage]
  ) {
    self.diffs = diffs
    self.batch = batch
    self.imported = imported
    self.hasNewNumbers = hasNewNumbers
    self.unchanged = unchanged
    self.entries = entries
    self.stamp = stamp
    self.pages = pages
  }
}
