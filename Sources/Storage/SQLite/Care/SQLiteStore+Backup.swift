package import Model

extension SQLiteStore {
  package func backUp(
    to file: String, replaces: Bool
  ) throws(StoreError) -> StoreCopy? {
    guard !isAbsent(path) else { return nil }
    // Not migrated: a copy from before an update is worth having.
    let reader = try Connection(path: path, mode: .reading, mustBeOwned: mustBeOwned)
    guard try reader.transaction("DEFERRED", reader.schemaVersion) > 0 else { return nil }
    return try reader.copy(
      to: CopyDestination(file, of: reader.resolvedPath, replaces: replaces)
    ) { trace.reach(.copyChecked) }
  }
}
