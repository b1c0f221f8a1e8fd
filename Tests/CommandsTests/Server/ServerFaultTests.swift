import TestSupport
import Testing

/// What goes wrong between a command and the server.
@Suite struct ServerFaultTests {
  /// A connection that breaks around COMMIT: what was said to be done is done, and nothing twice.
  @Test(arguments: [ServerProxy.Fault.before, .within, .after])
  func aLostAnswerIsFoundOut(fault: ServerProxy.Fault) async throws {
    let (home, server, database) = try Home.onServer()
    try await ServerProxy.with(server) { proxy async throws in
      let url = ["TASKS_DB": proxy.url(database)]
      func tasks(_ words: String...) async throws -> String {
        try await proxy.set(fault)
        let ended = try await home.tasks(words, environment: url)
        return ended.output + ended.errors
      }
      #expect(try await tasks("add", "one") == "added #1 one\n")
      #expect(try await tasks("add", "two") == "added #2 two\n")
      #expect(try await tasks("done", "1") == "done #1 one\n")
      #expect(try await tasks("edit", "2", "--text", "zwei").hasPrefix("edited #2 zwei"))
      #expect(try await tasks("undo").hasPrefix("undid edit of #2"))
      #expect(try await tasks("redo").hasPrefix("redid edit of #2"))
      #expect(try await tasks("remove", "1").hasPrefix("removed #1 one"))
      #expect(
        try server.psql(
          database, "SELECT verb FROM tasks.step ORDER BY id", "SELECT id, text FROM tasks.task")
          == "add\nadd\ndone\nedit\nundo\nredo\nremove\n2|zwei\n")
    }
  }

  @Test func anAnswerThatNobodyCanBeAskedForIsSaidToBeUnknown() async throws {
    let (home, server, database) = try Home.onServer()
    try await ServerProxy.with(server) { proxy async throws in
      try await proxy.set(.gone)
      let ended = try await home.tasks(
        "add", "one", environment: ["TASKS_DB": proxy.url(database)])
      #expect(ended.status == 3 && ended.output.isEmpty, "\(ended)")
      #expect(ended.errors.contains("it is not known whether"), "\(ended)")
      #expect(!ended.errors.contains("nothing was changed"), "\(ended)")
      #expect(try server.psql(database, "SELECT text FROM tasks.task") == "one\n")
    }
  }

  @Test func aServerThatIsSilentDoesNotHoldACommandForever() async throws {
    let (home, server, database) = try Home.onServer()
    try await ServerProxy.with(server) { proxy async throws in
      try await proxy.set(.silent)
      let ended = try await home.tasks("list", environment: ["TASKS_DB": proxy.url(database)])
      #expect(ended.status == 3 && ended.errors.contains("no answer in 5 s"), "\(ended)")
    }
  }

  /// A host that is gone costs one command its 5 s; the next fail at once, those of other databases never.
  @Test func aServerThatIsGoneIsSkippedForAWhile() async throws {
    let (home, _, _) = try Home.onServer()
    // A listener whose queue is full answers no more than a host that is switched off.
    let ended = try await home.shell(
      """
      python3 -c '
      import socket, subprocess, sys
      listener = socket.socket(); listener.bind(("127.0.0.1", 0)); listener.listen(0)
      port = listener.getsockname()[1]
      held = [socket.socket() for _ in range(3)]
      for s in held: s.setblocking(False); s.connect_ex(("127.0.0.1", port))
      for _ in range(2):
          print(subprocess.run([sys.argv[1], "list", "--db", f"postgres://127.0.0.1:{port}/x"],
              stderr=subprocess.PIPE, text=True).stderr, end="")
      ' "$tasks"; "$tasks" add one
      """)
    let lines = ended.output.split(separator: "\n")
    #expect(lines.count == 3, "\(ended)")
    #expect(lines.first?.hasSuffix("no answer in 5 s") == true, "\(ended)")
    #expect(lines.dropFirst().first?.contains("tried again in") == true, "\(ended)")
    #expect(lines.last == "added #1 one", "\(ended)")
  }

  @Test func aForeignTransactionHoldsChangesAndNoList() async throws {
    let (home, server, database) = try Home.onServer()
    try await home.tasks("add", "one")
    async let foreign = home.shell(
      """
      (echo 'BEGIN; UPDATE tasks.task SET text = $$two$$;'
       for i in $(seq 600); do [ -e over ] || sleep 0.1; done; echo 'COMMIT;') |
        psql -X -q '\(server.url(database))'
      """)
    try await wait("the lock") {
      let locks = try server.psql(
        database, "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'")
      return locks == "1\n" ? () : nil
    }
    #expect(try await home.tasks("list").output == "1\tone\n")
    let change = try await home.tasks("add", "three")
    #expect(
      change.status == 4
        && change.errors == "tasks: the database is busy; nothing was changed (try again)\n",
      "\(change)")
    try await home.shell("touch over")
    #expect(try await foreign.status == 0)
    #expect(try await home.tasks("list").output == "1\ttwo\n")
  }

  /// The server is killed four times under eight clients: what was said to be added is there once, what was
  /// said to have failed is not, and no number is left out.
  @Test func aServerThatIsKilledLosesNothing() async throws {
    let server = try PostgreSQL.ofOneTest(flushes: true)
    try server.psql("postgres", "CREATE DATABASE team")
    let home = try Home(["TASKS_DB": server.url("team")])
    #expect(try await home.tasks("init").status == 0)
    let clients = (1...8).map { client in
      Task {
        var ended: [(text: String, Ended)] = []
        for number in 1...40 {
          let text = "\(client)-\(number)"
          ended.append((text, try await home.tasks("add", text)))
        }
        return ended
      }
    }
    for _ in 1...4 {
      try await Task.sleep(for: .milliseconds(500))
      try server.crash()
    }
    var ended: [(text: String, ended: Ended)] = []
    for client in clients { ended += try await client.value }
    let rows = try server.psql("team", "SELECT id || ' ' || text FROM tasks.task ORDER BY id")
      .split(separator: "\n").map(String.init)
    let added = ended.filter { $0.ended.status == 0 }
    #expect(!added.isEmpty)
    for (text, ended) in added {
      #expect(
        rows.contains("\(ended.output.dropFirst(7).prefix { $0 != " " }) \(text)"), "\(ended)")
    }
    let texts = rows.compactMap { $0.split(separator: " ").last.map(String.init) }
    for (text, ended) in ended where ended.errors.contains("nothing was changed") {
      #expect(!texts.contains(text), "\(ended)")
    }
    #expect(Set(texts).count == rows.count)
    #expect(rows.compactMap { $0.split(separator: " ").first } == (1...rows.count).map { "\($0)" })
  }

  /// Clients that are killed between their round trips leave neither a lock nor half a change.
  @Test func killedClientsLeaveNothingHalfDone() async throws {
    let (home, server, database) = try Home.onServer()
    try await home.tasks("add", "-", input: "one\ntwo\n")
    for words in [["done", "1"], ["add", "three"], ["undo"]] {
      #expect(try await home.start(words, hook: "before-commit:kill").finish().status < 0)
    }
    #expect(try await home.tasks("list").output == "1\tone\n2\ttwo\n")
    #expect(try await home.tasks("add", "three").output == "added #3 three\n")
    #expect(try server.psql(database, "SELECT count(*) FROM tasks.step") == "2\n")
  }
}
