package import Model

extension SQLiteStore {
  package func backUp(
    to file: String, replaces: Bool
  ) throws(StoreError) -> StoreCopy? {
    guard !isAbsent(path) else {
      try allowAbsence()
      return nil
    }
    // Not migrated: a copy from before an update is worth having.
    let reader = try Connection(path: path, mode: .reading, mustBeOwned: mustBeOwned)
    guard try reader.transaction("DEFERRED", reader.schemaVersion) > 0 else { return nil }
    let destination = try CopyDestination(file, of: reader.resolvedPath, replaces: replaces)
    return try trace.step(
      .database, "copy", answer: { "\($0.tasks) tasks, \(sizeText($0.bytes))" }
    ) { () throws(StoreError) in
      try reader.copy(to: destination) { trace.reach(.copyChecked) }
    }
  }
}
