import TestSupport
import Testing

/// The commands on a real PostgreSQL, directly and through pgbouncer in transaction mode.
@Suite struct ServerCommandTests {
  @Test(arguments: [false, true])
  func changesAndTheJournal(pooled: Bool) async throws {
    let (home, server, database) = try Home.onServer(pooled: pooled)
    func tasks(_ words: String...) async throws -> String {
      let ended = try await home.tasks(words)
      return ended.output + ended.errors
    }
    #expect(try await tasks("add", "one", "--tag", "x", "--due", "2030-01-01").contains("#1 one"))
    #expect(try await home.tasks("add", "-", input: "two\nthree\n").status == 0)
    #expect(try await tasks("add", "four", "--key", "k", "--note", "a \"b\" \\ {c},\nd") != "")
    #expect(try await tasks("add", "four", "--key", "k") == "#4 is already there: four\n")
    #expect(try await tasks("done", "2-3") == "done #2 two\ndone #3 three\n")
    #expect(try await tasks("edit", "1", "--text", "eins", "--list", "home").hasPrefix("edited #1"))
    #expect(try await tasks("show", "4").contains("a \"b\" \\ {c},"))
    #expect(try await tasks("undo").hasPrefix("undid edit of #1"))
    #expect(try await tasks("redo").hasPrefix("redid edit of #1"))
    #expect(try await tasks("remove", "4").contains("#4 four"))
    #expect(try await tasks("undo", "--step", "4").contains("done of #2 two, #3 three"))
    #expect(try await tasks("done", "--where", "list=home", "--yes") == "done #1 eins\n")
    #expect(try await tasks("reopen", "1") == "reopened #1 eins\n")
    #expect(try await tasks("list") == "1\teins\t2030-01-01\t\thome\tx\n2\ttwo\n3\tthree\n")
    #expect(try await tasks("done", "9").hasPrefix("tasks: no task 9; nothing was changed"))
    #expect(try await tasks("log", "--limit", "1").contains("reopened #1 eins"))
    #expect(try await tasks("tags").contains("x"))
    #expect(
      try server.psql(database, "SELECT count(*), max(id), count(DISTINCT key) FROM tasks.step")
        == "11|11|11\n")
    #expect(try await tasks("doctor").contains("connected to \(database)"))
    #expect(try await home.tasks("doctor").status == 0)
  }

  @Test(arguments: [false, true])
  func aBatchNamesNewTasks(pooled: Bool) async throws {
    let (home, _, _) = try Home.onServer(pooled: pooled)
    try await home.tasks("add", "one")
    let batch = """
      {"verb": "add", "ref": "a", "text": "two"}
      {"verb": "edit", "id": 1, "text": "eins"}
      {"verb": "done", "ids": [{"ref": "a"}]}

      """
    let ended = try await home.tasks("batch", "-", input: batch)
    #expect(ended.status == 0, "\(ended)")
    let list = try await home.tasks("list", "--all").output
    #expect(list.contains("1\teins") && list.contains("2\ttwo"), "\(list)")
    try await home.tasks("undo")
    #expect(try await home.tasks("list", "--all").output == "1\tone\n")
  }

  /// Warm, cold and after a change by another program.
  @Test(arguments: ["delete", "rotate", "update", "none"])
  func listsUnderEveryStrategy(strategy: String) async throws {
    let (home, server, database) = try Home.onServer(["TASKS_STRATEGY": strategy])
    try await home.tasks("add", "-", input: (1...300).map { "task \($0)\n" }.joined())
    for _ in 1...3 {
      #expect(try await home.tasks("list").output.split(separator: "\n").count == 300)
    }
    let warm = try await home.tasks("list", "--explain").errors
    #expect(warm.contains("hit, ") == (strategy != "none"), "\(warm)")
    try server.psql(database, "UPDATE tasks.task SET text = 'by psql' WHERE id IN (5, 200)")
    let changed = try await home.tasks("list")
    #expect(changed.output.contains("5\tby psql\n") && changed.output.contains("200\tby psql\n"))
    try await home.tasks("done", "7")
    #expect(try await !home.tasks("list").output.contains("7\ttask 7\n"))
    try server.psql(database, "TRUNCATE tasks.task")
    #expect(try await home.tasks("list").output == "")
    #expect(try await home.tasks("cache", "verify").status == 0)
  }

  @Test func aHitUnderExpireOpensNoConnection() async throws {
    let (home, server, database) = try Home.onServer(["TASKS_STRATEGY": "expire"])
    try await ServerProxy.with(server) { proxy async throws in
      let there = ["TASKS_DB": proxy.url(database)]
      try await home.tasks("add", "one", environment: there)
      try await home.tasks("list", environment: there)
      _ = try await proxy.trips()
      let hit = try await home.tasks("list", environment: there)
      #expect(hit == Ended(output: "1\tone\n"), "\(hit)")
      #expect(try await proxy.trips() == [])
    }
  }

  @Test func aListMovesToTheServerAndBack() async throws {
    let (home, _, _) = try Home.onServer()
    let local = try Home(["TASKS_DB": "local.db"])
    try await local.tasks(
      "add", "one", "--tag", "x", "--note", "n", environment: ["TASKS_NOW": "2020-01-01T10:00"])
    try await local.tasks("add", "two", "--due", "2021-01-01", "--every", "week")
    try await local.tasks("done", "2")
    try await local.tasks("remove", "1")
    let log = try await local.tasks("export", "--with-log").output
    #expect(try await home.tasks("import", "-", input: log).status == 0)
    #expect(try await home.tasks("export", "--with-log").output == log)
    for home in [home, local] { #expect(try await home.tasks("undo").status == 0) }
    let moved = try await home.tasks("export", "--with-log").output
    let back = try Home(["TASKS_DB": "back.db"])
    #expect(try await back.tasks("import", "-", input: moved).status == 0)
    #expect(try await back.tasks("export", "--with-log").output == moved)
    // Numbers go on where they were.
    let next = try await back.tasks("add", "next").output
    #expect(try await home.tasks("add", "next").output == next)
  }

  @Test func waitAndWatchSeeWhatOthersDo() async throws {
    let (home, _, _) = try Home.onServer()
    try await home.tasks("add", "-", input: "one\ntwo\n")
    let waiting = try await home.start("wait", "1", "--timeout", "1m", hook: "waiting:stop")
    let watching = try await home.start(
      "watch", "--limit", "1", "--format", "jsonl", hook: "waiting:stop")
    try await home.tasks("done", "1")
    #expect(try await waiting.finish() == Ended())
    let watched = try await watching.finish()
    #expect(watched.status == 0 && watched.output.contains("\"done\""), "\(watched)")
  }

  @Test func aNumberThatPsqlGaveIsNotGivenAgain() async throws {
    let (home, server, database) = try Home.onServer()
    try await home.tasks("add", "one")
    try server.psql(
      database,
      "INSERT INTO tasks.task (id, text, created, changed) SELECT next_task, 'two', 0, 0 FROM tasks.current"
    )
    #expect(try await home.tasks("done", "2").output == "done #2 two\n")
    #expect(try await home.tasks("add", "three").output == "added #3 three\n")
    #expect(try await home.tasks("list", "--all", "--format", "ids").output == "1\n2\n3\n")
  }

  @Test func nothingIsMadeButByInit() async throws {
    let (server, database) = try PostgreSQL.database()
    let home = try Home(["TASKS_DB": server.url(database)])
    for words in [["list"], ["add", "x"], ["log"], ["undo"], ["list", "--strategy", "none"]] {
      let ended = try await home.tasks(words)
      #expect(ended.status == 3 && ended.errors.contains("tasks init"), "\(ended)")
    }
    #expect(
      try server.psql(database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'tasks'")
        == "0\n")
    let tables = "the tables in \(database) on 127.0.0.1:\(server.port)"
    #expect(try await home.tasks("init").output == "created \(tables)\n")
    #expect(try await home.tasks("init").output == "\(tables) already exist\n")
    #expect(try await home.tasks("init", "--upgrade").status == 0)
    #expect(try await home.tasks("list") == Ended())
  }
}
