package import Model
import Strategies
package import Text

/// The steps of a journal in order, each once, as they are made.
package struct StepFeed {
  private let app: App
  private var poll: ChangePoll
  private let since: Int64?
  /// The last step that was returned; nil before the journal was read.
  private var last: Int64?
  /// The same as the journal had it, by which another history is noticed; nil when it had been pruned.
  private var lastEntry: JournalEntry?
  private var hasMore = false

  /// The most entries that are read at once.
  private static let batch = 100

  /// Begins after the step `since`; nil begins after the last step.
  package init(_ app: App, since: Int64?) {
    self.app = app
    self.since = since
    poll = app.changePoll()
  }

  /// Waits for steps, and returns them without what they changed, the oldest first.
  ///
  /// Throws ``HistoryError`` when the journal has not the step that was the last.
  package mutating func next() throws -> [JournalEntry] {
    while true {
      if !hasMore {
        app.close()
        _ = poll.wait()
      }
      do {
        let entries = try read()
        hasMore = entries.count == Self.batch
        guard entries.isEmpty else { return entries }
      } catch StoreError.busy {
        // Whoever holds the database may be at it for long.
        poll.retry()
        hasMore = false
      }
    }
  }

  private mutating func read() throws -> [JournalEntry] {
    let (last, since) = (last, since)
    var gap: HistoryError?
    func checkOrder(_ step: Int64, _ reader: any TaskReader) throws(StoreError) {
      let oldest = try reader.entries(JournalQuery(limit: 1, after: 0, diffLimit: 0)).first?.id
      // Old steps are pruned first, so a step that is gone between others was never in this list.
      if let oldest, oldest < step {
        gap = .replaced(after: step)
      } else if oldest != step + 1 {
        gap = .pruned(after: step, oldest: oldest)
      }
    }
    let read = try app.context.store.read { reader throws(StoreError) in
      let newest = try reader.lastStep()
      let after = last ?? since ?? newest
      let known = try reader.entries(JournalQuery(limit: 1, entry: after, diffLimit: 0)).first
      let query = JournalQuery(limit: Self.batch, after: after, diffLimit: 0)
      if known == nil, after < newest { try checkOrder(after, reader) }
      return (newest: newest, known: known, entries: try reader.entries(query))
    }
    if let gap { throw gap }
    let newest = read?.newest ?? 0
    guard let last else {
      if let since, since > newest { throw HistoryError.ahead(since, newest: newest) }
      self.last = since ?? newest
      lastEntry = read?.known
      return take(read?.entries ?? [])
    }
    guard newest >= last else { throw HistoryError.replaced(after: last) }
    if let lastEntry, let known = read?.known, !lastEntry.isSame(as: known) {
      throw HistoryError.replaced(after: last)
    }
    return take(read?.entries ?? [])
  }

  private mutating func take(_ entries: [JournalEntry]) -> [JournalEntry] {
    if let entry = entries.last {
      last = entry.id
      lastEntry = entry
    }
    return entries
  }
}

/// The journal has another history than the one that was followed.
package enum HistoryError: UserError {
  /// The journal has not come as far as a step.
  case ahead(Int64, newest: Int64)
  /// The journal lost a step, or has another in its place.
  case replaced(after: Int64)
  /// Steps after a step were pruned; the oldest that is there.
  case pruned(after: Int64, oldest: Int64?)

  package var message: String {
    switch self {
    case .ahead(let step, let newest): "there is no step \(step): the last one is \(newest)"
    case .replaced(let step):
      "the database was removed or replaced by an older one: its step \(step) is gone"
    case .pruned(let step, let oldest):
      "steps after step \(step) were pruned"
        + (oldest.map { ": the first that is there is step \($0)" } ?? "")
    }
  }

  package var hint: String? { "see 'tasks log', and follow it again with --since" }
  package var status: ExitStatus { .failure }
  package var code: ErrorCode { .replaced }
}

extension JournalEntry {
  /// Whether both are the same change; it may have been undone meanwhile.
  fileprivate func isSame(as other: JournalEntry) -> Bool {
    author == other.author && verb == other.verb && target == other.target
  }
}
