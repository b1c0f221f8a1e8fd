import Model

/// What an open database says of itself.
struct ContentFindings {
  private(set) var findings: [Finding] = []
  private let reader: Connection
  /// In milliseconds since 1970.
  private let now: Int64

  /// Reads all of the database; throws when it is none of ours.
  init(_ reader: Connection, now: Int64) throws(StoreError) {
    self.reader = reader
    self.now = now
    let version = try reader.transaction("DEFERRED", reader.schemaVersion)
    guard version > 0 else {
      findings = [Finding("schema", .note, "it has no tables yet", remedy: "tasks add")]
      return
    }
    let isNewest = version == Schema.newest
    findings = [
      isNewest
        ? Finding("schema", .ok, "it has schema \(version), the newest")
        : Finding(
          "schema", .note,
          "it has schema \(version); the next command brings it to \(Schema.newest), after a copy")
    ]
    try integrity()
    guard isNewest else { return }
    try stamps()
    try triggers()
    try tasks()
    try times()
  }

  private mutating func integrity() throws(StoreError) {
    let check = try reader.prepare("PRAGMA integrity_check(100)")
    var faults: [String] = []
    while try check.step() { faults.append(check.text(0)) }
    guard faults != ["ok"], let first = faults.first else {
      return findings.append(Finding("integrity", .ok, "every page, table and index is intact"))
    }
    let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
    findings.append(
      Finding("integrity", .wrong, first + more, remedy: damageRemedy(reader.path)))
  }

  private mutating func stamps() throws(StoreError) {
    guard try !reader.stamp().isIntact else {
      return findings.append(Finding("stamps", .ok, "cached lists can be told from old ones"))
    }
    findings.append(
      Finding(
        "stamps", .wrong,
        "the tables or triggers of the stamps were altered, so the cache is not used",
        remedy: "tasks doctor --fix, or any change of a task"))
  }

  /// What other programs have put into the schema runs with every change.
  private mutating func triggers() throws(StoreError) {
    let query = try reader.prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")
    var names: [String] = []
    while try query.step() {
      guard !Stamps.guarded.contains(query.text(2)) else { continue }
      names.append("\(query.text(0)) \(query.text(1))")
    }
    guard !names.isEmpty else {
      return findings.append(Finding("triggers", .ok, "no other program's trigger is in it"))
    }
    findings.append(
      Finding(
        "triggers", .note,
        "another program's \(names.joined(separator: ", ")) can change or remove tasks",
        remedy: "sqlite3 \(reader.path) 'DROP \(names[0])'"))
  }

  private mutating func tasks() throws(StoreError) {
    let count = try reader.taskCount()
    let open = try reader.integer("SELECT count(*) FROM task WHERE done IS NULL")
    let steps = try reader.integer("SELECT count(*) FROM step")
    findings.append(
      Finding(
        "tasks", .ok,
        "\(count) \(count == 1 ? "task" : "tasks"), \(open) open, \(steps) \(steps == 1 ? "change" : "changes") in the log"
      ))
  }

  private mutating func times() throws(StoreError) {
    let tomorrow = now &+ 86_400_000
    let query = try reader.prepare(
      """
      SELECT (SELECT count(*) FROM task
          WHERE created > ?1 OR changed > ?1 OR ifnull(done, 0) > ?1)
        + (SELECT count(*) FROM step WHERE time > ?1)
      """)
    query.bind(tomorrow, at: 1)
    guard try query.step(), case let count = query.integer(0), count > 0 else {
      return findings.append(Finding("clock", .ok, "no time is in the future"))
    }
    findings.append(
      Finding(
        "clock", .note, "\(count) tasks or changes have a time in the future",
        remedy: "compare the clock of each machine that uses the list: date"))
  }
}

/// What to do about a database that is damaged.
func damageRemedy(_ path: String) -> String {
  "move it and \(path)-wal away, and restore a copy: tasks restore FILE"
}
