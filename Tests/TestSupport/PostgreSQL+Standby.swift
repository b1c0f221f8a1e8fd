extension PostgreSQL {
  /// A standby that follows this server asynchronously.
  package func standby() throws -> PostgreSQL { try PostgreSQL(standbyOf: self) }

  /// Waits until this standby shows all that `primary` has committed by now.
  package func waitFor(_ primary: PostgreSQL) async throws {
    let place = try primary.psql("postgres", "SELECT pg_current_wal_lsn()").dropLast()
    try await wait("the standby") {
      let isThere = try psql("postgres", "SELECT pg_last_wal_replay_lsn() >= '\(place)'")
      return isThere == "t\n" ? () : nil
    }
  }

  /// Cuts this standby off from its primary: what is committed there from now on is not here.
  package func cutOff() async throws {
    try psql("postgres", "ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()")
    try await wait("the end of the replication") {
      try psql("postgres", "SELECT count(*) FROM pg_stat_wal_receiver") == "0\n" ? () : nil
    }
  }

  /// Makes this standby a primary.
  package func promote() throws {
    try psql("postgres", "SELECT pg_promote()")
  }

  /// Reads with `sql`, which has no quotation marks, and returns all rows.
  ///
  /// Each of `readers` does so `times` over, all at once, each time in a snapshot of its own.
  package func read(
    _ database: String, _ sql: String, times: Int, readers: Int
  ) async throws -> [Substring] {
    let script = "\(folder)/\(database)-reading.sql"
    let line = sql.split(separator: "\n").joined(separator: " ") + ";"
    let reading = """
      yes "\(line)" | head -n \(times) > \(script)
      seq \(readers) | xargs -P \(readers) -I {} \
        sh -c '\(psqlCommand) -d \(database) -f \(script) > \(script).{}' || exit
      cat \(script).*
      """
    let ended = try await run("/bin/sh", ["-c", reading])
    guard ended.status == 0 else { throw TestFailure(ended.errors) }
    return ended.output.split(separator: "\n")
  }
}
