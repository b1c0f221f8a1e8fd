/// One change as the journal records it.
package struct JournalEntry: Equatable, Sendable {
  /// Ascends with time and is never used again.
  package let id: Int64
  package let author: Author
  /// The role that made it on a server, which a name given with `--as` does not change; nil in a file.
  package let role: String?
  package let verb: Verb
  /// The entry that this one undid or redid.
  package let target: Int64?
  /// The entry that undid this one; nil when it is in effect.
  package let undoneBy: Int64?
  /// In ascending order of task number; not all of them when the query limits them.
  package let diffs: [TaskDiff]
  /// The number of tasks that it changed.
  package let diffCount: Int

  package init(
    id: Int64, author: Author, role: String? = nil, verb: Verb, target: Int64?, undoneBy: Int64?,
    diffs: [TaskDiff],
    diffCount: Int? = nil
  ) {
    self.id = id
    self.author = author
    self.role = role
    self.verb = verb
    self.target = target
    self.undoneBy = undoneBy
    self.diffs = diffs
    self.diffCount = diffCount ?? diffs.count
  }
}

/// Which entries of the journal to read.
package struct JournalQuery: Equatable, Sendable {
  /// Only this entry.
  package var entry: Int64?
  /// Only entries after this one, the oldest first.
  package var after: Int64?
  /// The maximum number of entries, the newest first.
  package var limit: Int
  /// Only entries that changed one of these tasks.
  package var ids: TaskIDs?
  /// Only entries from this time on, in milliseconds since 1970.
  package var since: Int64?
  /// Only entries of this author.
  package var who: String?
  /// Only entries that are neither claims nor releases.
  package var leavesClaimsOut = false
  /// Only entries of this author that can still be undone.
  package var undoableBy: String?
  /// The maximum number of diffs of each entry; an entry may have a million.
  package var diffLimit: Int?

  package init(
    limit: Int, entry: Int64? = nil, after: Int64? = nil, ids: TaskIDs? = nil, since: Int64? = nil,
    undoableBy: String? = nil,
    diffLimit: Int? = nil
  ) {
    self.entry = entry
    self.after = after
    self.diffLimit = diffLimit
    self.limit = limit
    self.ids = ids
    self.since = since
    self.undoableBy = undoableBy
  }
}
