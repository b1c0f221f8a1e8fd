import TaskList

/// What a change did inside its transaction.
struct Made {
  var changes: [ItemChange] = []
  var met: [TaskItem] = []
  var steps: [Step] = []
}

extension Connection {
  /// Makes `change` and writes it into the journal, inside the transaction that the caller began.
  func make(_ change: Change, by author: Author) throws(StoreError) -> Made {
    var made = Made()
    switch change {
    case .add(let items): made.changes = try add(items, at: author.time)
    case .remove(let targets):
      made.changes = try items(targets).map { ItemChange(before: $0, after: nil) }
      try write(made.changes)
    case .done(let targets):
      (made.changes, made.met) = try rewrite(targets, at: author.time) { item in
        var item = item
        if item.done == nil { item.done = author.time }
        return item
      }
    case .reopen(let targets):
      (made.changes, made.met) = try rewrite(targets, at: author.time) { item in
        var item = item
        item.done = nil
        return item
      }
    case .edit(let targets, let edit):
      (made.changes, made.met) = try rewrite(targets, at: author.time, edit.applied)
    case .replace(let seen, let edit): try replace(seen, edit, by: author, &made)
    case .undo(let count), .redo(let count):
      try walk(change.verb, count, by: author, &made)
      return made
    }
    if !made.changes.isEmpty { _ = try record(change.verb, made.changes, by: author) }
    return made
  }

  private func replace(
    _ seen: TaskItem, _ edit: TaskEdit, by author: Author, _ made: inout Made
  ) throws(StoreError) {
    let targets = Targets.ids(TaskIDs([seen.id...seen.id]))
    let now: TaskItem?
    do throws(StoreError) {
      now = try items(targets).first
    } catch {
      guard case .unknown = error else { throw error }
      now = nil
    }
    guard now == seen else { throw .conflict(now) }
    (made.changes, made.met) = try rewrite(targets, at: author.time, edit.applied)
  }

  private func walk(
    _ verb: String, _ count: Int, by author: Author, _ made: inout Made
  ) throws(StoreError) {
    for _ in 0..<count {
      guard let done = verb == "undo" ? try undo(by: author) : try redo(by: author) else { break }
      made.steps.append(done.step)
      made.changes += done.changes
    }
    guard !made.steps.isEmpty else { throw .noStep(verb: verb) }
  }
}
