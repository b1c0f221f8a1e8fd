/// What a change did, after its commit.
package struct ChangeResult: Equatable, Sendable {
  /// The tasks it changed, in the order of the request.
  package let diffs: [TaskDiff]
  /// The tasks that were already as requested.
  package let unchanged: [TaskItem]
  /// The journal entries that it undid or redid, the last one first.
  package let entries: [JournalEntry]
  /// The stamp after this change.
  package let stamp: StoreStamp
  /// The pages it touched, in ascending order.
  package let pages: [ChangedPage]

  package init(
    diffs: [TaskDiff], unchanged: [TaskItem], entries: [JournalEntry], stamp: StoreStamp,
    pages: [ChangedPage]
  ) {
    self.diffs = diffs
    self.unchanged = unchanged
    self.entries = entries
    self.stamp = stamp
    self.pages = pages
  }
}
