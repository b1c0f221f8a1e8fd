import TestSupport
import Testing

/// What a command prints when a server refuses, and that no password is ever printed.
@Suite struct ServerErrorTests {
  @Test func eachRefusalHasItsWayOut() async throws {
    let (home, server, database) = try Home.onServer()
    func check(
      _ url: String, _ status: Int32, _ text: String, _ words: [String] = ["list"]
    ) async throws {
      let ended = try await home.tasks(words, environment: ["TASKS_DB": url])
      #expect(ended.status == status && ended.errors.contains(text), "\(ended)")
      #expect(ended.errors.split(separator: "\n").count == 1, "\(ended)")
    }
    let place = "postgres://postgres@127.0.0.1"
    try await check("\(place):1/x", 3, "cannot reach x on 127.0.0.1:1: Connection refused")
    try await check("postgres://nowhere.invalid/x", 3, "cannot reach x on nowhere.invalid: ")
    try await check("\(place):\(server.port)/nope", 3, "there is no database nope on 127.0.0.1:")
    try await check("postgres://[h/y", 2, "invalid URL of a database")
    try await check("\(place)/y?nonsense=1", 2, "invalid URL of a database")
    try server.psql(
      database, "CREATE ROLE reader_\(database) LOGIN",
      "GRANT USAGE ON SCHEMA tasks TO reader_\(database)",
      "GRANT SELECT ON ALL TABLES IN SCHEMA tasks TO reader_\(database)")
    let reader = "postgres://reader_\(database)@127.0.0.1:\(server.port)/\(database)"
    #expect(try await home.tasks("list", environment: ["TASKS_DB": reader]) == Ended())
    try await check(reader, 3, "not allowed in \(database)", ["add", "x"])
    try server.psql(database, "ALTER DATABASE \(database) SET default_transaction_read_only = on")
    #expect(try await home.tasks("add", "x").status == 0)
    try server.psql("postgres", "ALTER ROLE reader_\(database) CONNECTION LIMIT 0")
    try await check(reader, 4, "the database is busy")
    try server.psql("postgres", "ALTER DATABASE \(database) RESET ALL")
    try server.psql(database, "UPDATE tasks.state SET schema = 99")
    for words in [["list"], ["add", "x"], ["done", "1"], ["init"], ["init", "--upgrade"]] {
      try await check(server.url(database), 3, "was written by a newer tasks", words)
    }
    try server.psql(database, "UPDATE tasks.state SET schema = 0")
    try await check(server.url(database), 3, "tasks init --upgrade", ["list"])
  }

  /// The roles of `init --roles` have the rights that they need, and none gives a stamp away.
  @Test func aWriterCannotTouchAStamp() async throws {
    let (home, server, database) = try Home.onServer()
    for _ in 0..<2 {
      let ended = try await home.tasks("init", "--roles")
      #expect(ended.output.hasSuffix("the roles tasks_reader and tasks_writer have their rights\n"))
    }
    let writer = "writer_\(database)"
    let reader = "reader_\(database)"
    try server.psql(
      database, "CREATE ROLE \(writer) LOGIN IN ROLE tasks_writer",
      "CREATE ROLE \(reader) LOGIN IN ROLE tasks_reader")
    let url = ["TASKS_DB": "postgres://\(writer)@127.0.0.1:\(server.port)/\(database)"]
    for words in [
      ["add", "one"], ["done", "1"], ["undo"], ["redo"], ["remove", "1"], ["undo"],
      ["edit", "1", "--text", "eins", "--as", "bob"],
    ] {
      let ended = try await home.tasks(words, environment: url)
      #expect(ended.status == 0, "\(words): \(ended)")
    }
    #expect(try server.psql(database, "SELECT DISTINCT role FROM tasks.step") == "\(writer)\n")
    let log = try await home.tasks("log", "--json", "--who", "bob", "--limit", "1")
    #expect(log.output.contains("\"role\": \"\(writer)\""), "\(log)")
    let readers = ["TASKS_DB": "postgres://\(reader)@127.0.0.1:\(server.port)/\(database)"]
    let all = try await home.tasks("list", "--all", "--format", "ids", environment: readers)
    #expect(all.output == "1\n", "\(all)")
    #expect(try await home.tasks("log", "--json", environment: readers).status == 0)
    let refused = try await home.tasks("add", "two", environment: readers)
    #expect(refused.status == 3 && refused.errors.contains("not allowed in"), "\(refused)")
    for sql in [
      "UPDATE tasks.state SET stamp = gen_random_uuid()", "DELETE FROM tasks.page",
      "INSERT INTO tasks.page VALUES (9, gen_random_uuid())", "TRUNCATE tasks.task",
      "ALTER TABLE tasks.task DISABLE TRIGGER stamp", "SET session_replication_role = replica",
      "DELETE FROM tasks.step",
    ] {
      #expect(throws: TestFailure.self) {
        try server.psql(database, "SET SESSION AUTHORIZATION \(writer)", sql)
      }
    }
  }

  @Test func whereRowsAreHiddenNoCacheIsUsed() async throws {
    let (home, server, database) = try Home.onServer()
    try await home.tasks("add", "-", input: "one\ntwo\n")
    try server.psql(
      database, "CREATE ROLE part_\(database) LOGIN",
      """
      GRANT USAGE ON SCHEMA tasks TO part_\(database);
      GRANT SELECT ON ALL TABLES IN SCHEMA tasks TO part_\(database);
      ALTER TABLE tasks.task ENABLE ROW LEVEL SECURITY;
      CREATE POLICY part ON tasks.task TO part_\(database) USING (id = 2);
      """)
    let part = "postgres://part_\(database)@127.0.0.1:\(server.port)/\(database)"
    for _ in 1...2 {
      #expect(try await home.tasks("list").output == "1\tone\n2\ttwo\n")
      let list = try await home.tasks("list", environment: ["TASKS_DB": part])
      #expect(list.output == "2\ttwo\n" && list.errors.contains("the cache is not used"))
    }
  }

  @Test func copiesAreForTheToolsOfTheServer() async throws {
    let (home, _, _) = try Home.onServer()
    for (words, tool) in [
      (["backup", "x"], "pg_dump"), (["restore", "x", "--yes"], "pg_restore"),
    ] {
      let ended = try await home.tasks(words)
      #expect(ended.status == 2 && ended.errors.contains(tool), "\(ended)")
    }
  }

  @Test func aPasswordIsNeitherTakenFromArgumentsNorPrinted() async throws {
    let home = try Home()
    for url in [
      "postgres://ada:geheim@127.0.0.1:1/x", "postgresql://127.0.0.1:1/x?password=geheim",
      "postgres://127.0.0.1:1/x?user=ada&pass%77ord=geheim&sslmode=disable",
    ] {
      for words in [["list", "--db", url], ["config", "set", "db", url]] {
        let ended = try await home.tasks(words)
        #expect(ended.status == 2 && ended.errors.contains("~/.pgpass"), "\(ended)")
        #expect(!(ended.output + ended.errors).contains("geheim"), "\(ended)")
      }
      let there = ["TASKS_DB": url]
      for words in [["where"], ["where", "--json"], ["list", "--explain"], ["doctor"], ["init"]] {
        let ended = try await home.tasks(words, environment: there)
        #expect(!(ended.output + ended.errors).contains("geheim"), "\(ended)")
        #expect((ended.output + ended.errors).contains("127.0.0.1"), "\(ended)")
      }
    }
    let bad = try await home.tasks(
      "list", environment: ["TASKS_DB": "postgres://ada:geheim@[h/y"])
    #expect(bad.status == 2 && !bad.errors.contains("geheim"), "\(bad)")
  }

  @Test func aFileThatOthersReadHoldsNoPassword() async throws {
    let home = try Home()
    try await home.shell(
      """
      mkdir -p .config/tasks p
      echo 'db = "postgres://ada:geheim@127.0.0.1:1/x"' > .config/tasks/config.toml
      cp .config/tasks/config.toml p/.tasks.toml
      """)
    let open = try await home.tasks("list")
    #expect(open.status == 2 && open.errors.contains("chmod 600"), "\(open)")
    try await home.shell("chmod 600 .config/tasks/config.toml")
    let own = try await home.tasks("list")
    #expect(own.status == 3 && own.errors.contains("cannot reach"), "\(own)")
    let project = try await home.tasks("list", in: "p")
    #expect(project.status == 2 && project.errors.contains("others may read the password"))
    #expect(!(open.errors + own.errors + project.errors).contains("geheim"))
  }
}
