import Model

extension ChangeRules {
  /// Adds imported tasks; under their own numbers where none of these was ever used.
  func add(_ tasks: ImportedTasks, _ applied: inout AppliedChange) throws(StoreError) {
    if tasks.log != nil, try tables.lastNumber() > 0 { throw .notEmpty }
    var keys: Set<String> = []
    let new = try tasks.withoutKnown { key throws(StoreError) in
      guard keys.insert(key).inserted else { return true }
      guard let existing = try tables.task(key: key) else { return false }
      applied.unchanged.append(existing)
      return true
    }
    let last = try tables.lastNumber()
    let keepsNumbers = new.hasNumbers && new.tasks.first?.firstID ?? 0 > last
    applied.imported = keepsNumbers ? new.tasks : new.numbered(after: last)
    applied.hasNewNumbers = new.count > 0 && new.hasNumbers && !keepsNumbers
    try tables.insert(applied.imported)
    if let log = tasks.log {
      try tables.restore(log)
    } else if new.count > 0 {
      _ = try tables.append(.import, added: applied.imported, by: author)
    }
  }
}
