import Model

extension ChangeRules {
  /// Adds imported tasks; under their own numbers where none of these was ever used.
  func add(_ tasks: ImportedTasks, _ applied: inout AppliedChange) throws(StoreError) {
    if tasks.log != nil, try tables.lastNumber() > 0 { throw .notEmpty }
    var keys: Set<String> = []
    // A list with its log is taken over as it is.
    let new =
      tasks.log != nil
      ? tasks
      : try tasks.withoutKnown { key throws(StoreError) in
        guard keys.insert(key).inserted else { return true }
        guard let existing = try tables.task(key: key) else { return false }
        applied.unchanged.append(existing)
        return true
      }
    let last = try tables.lastNumber()
    // Those without numbers are numbered from 1 already.
    let first = new.tasks.first { $0.count > 0 }?.firstID ?? 0
    let keepsNumbers = new.hasNumbers ? first > last : last == 0 && new.count == tasks.count
    applied.imported = keepsNumbers ? new.tasks : new.numbered(after: last)
    applied.hasNewNumbers =
      new.cameWithNumbers && new.count > 0 && !(new.hasNumbers && keepsNumbers)
    try tables.insert(applied.imported)
    if let log = tasks.log {
      try tables.restore(log)
      applied.hasLog = !log.isEmpty
    } else if new.count > 0 {
      _ = try tables.append(.import, added: applied.imported, by: author)
    }
  }
}
