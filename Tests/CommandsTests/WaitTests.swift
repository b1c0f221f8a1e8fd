import Libc
import TestSupport
import Testing

/// `tasks wait`: until tasks are done, whatever happens to the database meanwhile.
@Suite struct WaitTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_USER": "anna"])
  }

  /// Starts a wait that stopped itself before its first pause.
  private func startWaiting(_ words: String...) async throws -> RunningCommand {
    try await home.start(["wait", "--timeout", "1m"] + words, hook: "waiting:stop")
  }

  @Test func tasksThatAreDoneEndIt() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\nthree\n")
    try await home.tasks("done", "1-2")
    #expect(try await home.tasks("wait", "1-2") == Ended())
    #expect(try await home.tasks("wait", "2", "--format", "ids") == Ended(output: "2\n"))
    #expect(
      try await home.tasks("wait", "2", "1", "--json", "--fields", "id,text").output
        == "[\n  {\"id\": 1, \"text\": \"one\"},\n  {\"id\": 2, \"text\": \"two\"}\n]\n")
    let command = try await startWaiting("3", "1", "--template", "{text}")
    try await home.tasks("done", "3")
    #expect(try await command.finish() == Ended(output: "one\nthree\n"))
  }

  @Test func aTaskThatComesBackIsDoneWhenItIsDone() async throws {
    try await home.tasks("add", "water", "--due", "today", "--every", "day")
    let command = try await startWaiting("1")
    try await home.tasks("done", "1")
    #expect(try await command.finish() == Ended())
    #expect(try await home.tasks("list", "--format", "ids").output == "2\n")
  }

  @Test(.onFiles) func anUnknownTaskIsAnErrorAtOnceAndARemovedOneLater() async throws {
    let nowhere = try await home.tasks("wait", "1")
    #expect(nowhere.status == 1 && nowhere.errors.contains("no task 1"), "\(nowhere)")
    #expect(try await home.tasks("wait", "1", "--must-exist").status == 3)
    try await home.tasks("add", "-", input: "one\ntwo\n")
    let unknown = try await home.tasks("wait", "1-3", "--json")
    #expect(unknown.status == 1 && unknown.errors.contains("\"unknown_task\""), "\(unknown)")
    let command = try await startWaiting("1-2", "--json")
    try await home.tasks("remove", "2")
    let removed = try await command.finish()
    #expect(removed.status == 1 && removed.output.isEmpty, "\(removed)")
    #expect(
      removed.errors
        == "{\"error\": {\"code\": \"removed\", \"message\": \"task 2 was removed\", \"hint\": null, \"exit\": 1}}\n"
    )
  }

  @Test func theTimeIsOver() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\n")
    try await home.tasks("done", "1")
    for (words, message) in [
      (["1-2", "--timeout", "0s"], "task 2 is not done after 0s"),
      (["2", "--timeout=150ms"], "task 2 is not done after 150ms"),
    ] {
      let ended = try await home.tasks(["wait"] + words)
      #expect(ended == Ended(errors: "tasks: \(message)\n", status: 4))
    }
    let json = try await home.tasks("wait", "2", "--timeout", "1ms", "--json")
    #expect(json.status == 4 && json.errors.contains("\"code\": \"timeout\""), "\(json)")
    for text in ["", "5", "m", "1d", "-1s", "1.5s", "10 m", "1h30m", "9999999999s", "٣s"] {
      let ended = try await home.tasks("wait", "2", "--timeout", text)
      #expect(
        ended.status == 2
          && (ended.errors.contains("(expected a number and ms, s, m or h, such as 30s or 10m)")
            || text == "-1s"),
        "\(ended)")
    }
    #expect(try await home.tasks("wait", "1", "--timeout", "999999999h").status == 0)
    #expect(try await home.tasks("wait").status == 2)
  }

  @Test(.onFiles) func anotherDatabaseMayTakeThePlace() async throws {
    try await home.tasks("add", "one")
    try await home.shell("sqlite3 \"$db\" \".backup new.db\"")
    let new = "\(home.path)/new.db"
    try await home.tasks("done", "1", "--db", new)
    let command = try await startWaiting("1")
    try await home.shell("mv new.db \"$db\"")
    #expect(try await command.finish() == Ended())
    let second = try await home.start("wait", "2", "--timeout", "0s")
    #expect(try await second.finish().status == 1)
    try await home.tasks("add", "two")
    let third = try await startWaiting("2")
    try await home.shell("rm \"$db\"")
    let ended = try await third.finish()
    #expect(
      ended == Ended(errors: "tasks: task 2 was removed\n", status: 1), "\(ended)")
  }

  /// Longer than a command waits for the database.
  @Test(.onFiles) func aLockedDatabaseIsWaitedFor() async throws {
    try await home.tasks("add", "one")
    let command = try await startWaiting("1")
    try await home.shell(
      """
      ( echo 'PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE;'
        echo 'UPDATE task SET done = 1;'; touch locked; kill -CONT \(command.pid); sleep 7
        echo 'COMMIT;' ) | sqlite3 "$db"
      """)
    #expect(try await command.finish() == Ended())
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalEndsIt(signal: Int32) async throws {
    try await home.tasks("add", "one")
    let command = try await startWaiting("1")
    _ = Libc.kill(command.pid, signal)
    #expect(try await command.finish().status == -signal)
  }

  /// An open database would keep its log beside a copy that is put in its place.
  @Test(.onFiles) func nothingIsOpenMeanwhile() async throws {
    try await home.tasks("add", "one")
    let command = try await startWaiting("1")
    #expect(try await home.shell("ls \"$db\"-*").output == "")
    let files = try await home.shell("ls -l /proc/\(command.pid)/fd").output
    #expect(files.contains("pipe:") && !files.contains("tasks.db"), "\(files)")
    command.kill()
    try await command.finish()
  }
}
