/// What keeps the data of a store safe: copies, and the way back to one.
package protocol StoreCare {
  /// Copies all tasks and the journal into `file`, an absolute path, while others go on reading and
  /// writing.
  ///
  /// The copy is whole and was read back when it gets its name; a failure leaves nothing behind. An existing
  /// file is an error unless `replaces`. Returns nil when there is no database yet.
  func backUp(to file: String, replaces: Bool) throws(StoreError) -> StoreCopy?

  /// Replaces all tasks and the journal by those of `file`, an absolute path that ``backUp(to:replaces:)``
  /// or an earlier version wrote, in one transaction; no number is ever used again.
  ///
  /// The file itself is read only. What was there before is kept as a copy beside the database, whose name
  /// ends with `label`. With `isDryRun` the file is checked and nothing is replaced.
  func restore(
    from file: String, label: String, isDryRun: Bool
  ) throws(StoreError) -> Restoration

  /// Removes the entries of the journal from before `time`, in milliseconds since 1970, so that their text
  /// is in no file of the database any more.
  ///
  /// With `isDryRun` it counts them only.
  func prune(before time: Int64, isDryRun: Bool) throws(StoreError) -> Pruning

  /// Checks the database and its files; it creates none and changes none, but with `repairs` what is safe to
  /// repair.
  ///
  /// `now` is in milliseconds since 1970.
  func examine(repairs: Bool, now: Int64) -> [Finding]
}

/// A copy of all tasks.
package struct StoreCopy: Equatable, Sendable {
  package let path: String
  package let tasks: Int
  package let bytes: Int64

  package init(path: String, tasks: Int, bytes: Int64) {
    self.path = path
    self.tasks = tasks
    self.bytes = bytes
  }
}

/// What a restore did, or would do.
package struct Restoration: Equatable, Sendable {
  /// The number of tasks of the copy.
  package let tasks: Int
  /// What was there before, kept as a copy; nil when nothing was there.
  package let kept: StoreCopy?

  package init(tasks: Int, kept: StoreCopy?) {
    self.tasks = tasks
    self.kept = kept
  }
}

/// The entries of the journal that were removed, or would be.
package struct Pruning: Equatable, Sendable {
  package var entries = 0
  /// The number of those that were in effect, so that they could be undone until then.
  package var undoable = 0
  /// Copies of the database, by path, which may hold the text still.
  package var copies: [String] = []
  /// Why the text may be in the files of the database still, although the entries are removed; another
  /// call removes it.
  package var failure: StoreError?

  package init(entries: Int = 0, undoable: Int = 0) {
    self.entries = entries
    self.undoable = undoable
  }
}
