import Libc
import Testing
import TestSupport

/// A full disk is one clear line and exit 3; what was acknowledged is there, and when there is room
/// again, all goes on.
@Suite(.onFiles) struct FullDiskTests {
  /// A file system of 320 KiB, where this user may mount one, if only for itself.
  @Test(.enabled("this user cannot mount a file system") { await mounting() != nil })
  func aFileSystemWithoutRoom() async throws {
    try await fill(
      limit: """
        mount -t tmpfs -o size=320k tmpfs "$HOME/disk" \
          && head -c 65536 /dev/zero > "$HOME/disk/other"
        """,
      raise: "rm \"$HOME/disk/other\"", under: await mounting() ?? [],
      reason: "the disk is full: $DB; nothing was changed (make room and try again)")
  }

  /// A limit on the size of files: write(2) fails in the middle, whoever the user is.
  @Test func aFileThatMayNotGrow() async throws {
    try await fill(
      limit: "trap '' XFSZ; ulimit -S -f 200", raise: "ulimit -S -f unlimited", under: [],
      reason: "cannot use $DB: disk I/O error; nothing was changed")
  }

  /// Adds tasks until it fails; `$DB` in `reason` stands for the database.
  private func fill(
    limit: String, raise: String, under wrapper: [String], reason: String
  ) async throws {
    let home = try Home()
    let words = String(repeating: "x", count: 3_000)
    let database = "\(home.path)/disk/tasks.db"
    let script = """
      mkdir "$HOME/disk" && { \(limit); } || exit 9
      added=0
      while line=$("$tasks" add \(words) 2> "$HOME/errors"); do
        added=$((added + 1)); [ "$line" = "added #$added \(words)" ] && [ $added -lt 999 ] || exit 8
      done
      "$tasks" add \(words) > "$HOME/said" 2>&1; status=$?
      "$tasks" list; listed=$?
      sound=$(sqlite3 "$TASKS_DB" 'PRAGMA integrity_check')
      \(raise) || exit 7
      after=$("$tasks" add after); last=$("$tasks" list | tail -n 1)
      sound=$sound,$(sqlite3 "$TASKS_DB" 'PRAGMA integrity_check')
      { echo "$added $status $listed $sound"; echo "$after|$last"; cat "$HOME/errors"; } >&2
      cmp -s "$HOME/errors" "$HOME/said"
      """
    let variables = ["tasks": home.binary, "TASKS_DB": database, "TASKS_CACHE": "none"]
    let command = wrapper + ["/bin/sh", "-c", script]
    let ended = try await run(
      command[0], Array(command.dropFirst()), environment: home.environment(variables))

    #expect(ended.status == 0)
    let lines = ended.errors.split(separator: "\n").map(String.init)
    try #require(lines.count == 3, "\(ended.errors)")
    let added = try #require(Int(lines[0].prefix { $0 != " " }))
    #expect(added > 5)
    #expect(lines[0] == "\(added) 3 0 ok,ok")
    #expect(ended.output == (1...added).map { "\($0)\t\(words)\n" }.joined())
    #expect(lines[1] == "added #\(added + 1) after|\(added + 1)\tafter")
    let said = reason.split(separator: "$DB", omittingEmptySubsequences: false)
    #expect(lines[2] == "tasks: " + said.joined(separator: database))
  }
}

/// The command under which a script may mount a file system; nil when there is none.
func mounting() async -> [String]? {
  for wrapper in [["unshare", "-m"], ["unshare", "-r", "-m"]] {
    let words = wrapper.dropFirst() + ["mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    if (try? await run(wrapper[0], Array(words)).status) == 0 { return wrapper }
  }
  return nil
}
