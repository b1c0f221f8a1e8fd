private import Libc
package import Model

extension SQLiteStore {
  package func examine(repairs: Bool, now: Int64) -> [Finding] {
    let files = FileFindings(
      path, makesFolder: makesFolder, mustExist: selector != nil, mustBeOwned: mustBeOwned)
    var findings = files.findings
    guard files.canBeOpened else { return findings }
    do throws(StoreError) {
      let reader = try Connection(path: path, mode: .reading, mustBeOwned: mustBeOwned)
      findings += try ContentFindings(reader, now: now).findings
    } catch {
      findings.append(finding(error))
    }
    findings += logFindings()
    return repairs ? findings.map(repaired) : findings
  }

  private func finding(_ error: StoreError) -> Finding {
    func wrong(_ check: String, _ message: String, _ remedy: String? = nil) -> Finding {
      Finding(check, .wrong, message, remedy: remedy)
    }
    switch error {
    case .notADatabase: return wrong("content", "it is not a database", damageRemedy(path))
    case .damaged(_, let reason): return wrong("integrity", reason, damageRemedy(path))
    case .foreignDatabase:
      return wrong("content", "it is another program's database", "name another with --db")
    case .newerSchema(_, let found, let known):
      return wrong("schema", "it has schema \(found), this program knows \(known)", "update tasks")
    case .busy: return wrong("content", "it is busy", "find who uses it: fuser \(path)")
    case .needsCopy(_, let reason):
      return wrong(
        "content", "it cannot be read: \(reason)",
        "copy it, with what is beside it, into a folder of your own")
    case .cannotOpen(_, let reason), .readOnly(_, let reason), .failed(_, let reason):
      return wrong("content", "it cannot be read: \(reason)")
    default: return wrong("content", "it cannot be read")
    }
  }

  /// What is beside the database.
  private func logFindings() -> [Finding] {
    let database = resolved
    var findings: [Finding] = []
    let log = size(database + "-wal")
    if log > Self.largeLog {
      findings.append(
        Finding("log", .note, "\(database)-wal has \(sizeText(log))", remedy: "tasks doctor --fix"))
    } else {
      findings.append(Finding("log", .ok, log == 0 ? "it is empty" : sizeText(log)))
    }
    if size(database + "-journal") > 0 {
      findings.append(
        Finding(
          "journal", .note, "\(database)-journal was left by a program that was killed",
          remedy: "tasks doctor --fix"))
    }
    let unfinished = copies().filter(isUnfinished)
    if !unfinished.isEmpty {
      findings.append(
        Finding(
          "leftovers", .note,
          "\(unfinished.joined(separator: ", ")) \(unfinished.count == 1 ? "is" : "are") of a restore that was killed, or runs",
          remedy: "tasks doctor --fix removes what is older than a day"))
    }
    return findings
  }

  /// Above this many bytes a log slows reading down.
  private static let largeLog: Int64 = 16 << 20

  private func isUnfinished(_ copy: String) -> Bool {
    guard let name = copy.split(separator: "/").last, let base = resolved.split(separator: "/").last
    else { return false }
    return name.hasPrefix("\(base).restoring-")
  }

  private var resolved: String {
    guard let file = realpath(path, nil) else { return path }
    defer { free(file) }
    return String(cString: file)
  }

  private func size(_ path: String) -> Int64 {
    var status = stat()
    return lstat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// The finding after what can be repaired without a risk was repaired.
  private func repaired(_ finding: Finding) -> Finding {
    do throws(StoreError) {
      switch (finding.check, finding.state) {
      case ("stamps", .wrong):
        let writer = try repairingConnection()
        try writer.transaction("IMMEDIATE") { () throws(StoreError) in
          _ = try writer.repairTriggers()
        }
        return Finding("stamps", .fixed, "the tables and triggers of the stamps were made again")
      case ("log", .note), ("journal", .note):
        try repairingConnection().emptyLog()
        return Finding(finding.check, .fixed, "it was moved into the database")
      case ("leftovers", .note): return removedLeftovers() ?? finding
      default: return finding
      }
    } catch {
      return Finding(
        finding.check, finding.state,
        "\(finding.message); not repaired: \(self.finding(error).message)",
        remedy: finding.remedy)
    }
  }

  /// A connection that changes no schema.
  private func repairingConnection() throws(StoreError) -> Connection {
    let writer = try Connection(path: path, mode: .writing, mustBeOwned: mustBeOwned)
    _ = try writer.transaction("DEFERRED", writer.schemaVersion)
    try writer.useWriteAheadLog()
    return writer
  }

  /// Nil when all are younger than a day.
  private func removedLeftovers() -> Finding? {
    let yesterday = Int(wallMilliseconds() / 1_000) - 86_400
    var removed: [String] = []
    for copy in copies() where isUnfinished(copy) {
      var status = stat()
      guard lstat(copy, &status) == 0, status.changed.tv_sec < yesterday, unlink(copy) == 0 else {
        continue
      }
      removed.append(copy)
    }
    guard !removed.isEmpty else { return nil }
    return Finding("leftovers", .fixed, "removed \(removed.joined(separator: ", "))")
  }
}
