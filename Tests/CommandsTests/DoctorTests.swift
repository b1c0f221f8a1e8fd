import Libc
import TestSupport
import Testing

/// `doctor`: whatever is wrong is named with its remedy, and nothing is changed without `--fix`.
@Suite(.onFiles) struct DoctorTests: CommandSuite {
  let home: Home
  private let fixtures = Home.packageFolder + "/Tests/StorageTests/Fixtures"

  init() async throws {
    home = try Home()
  }

  /// The checks that are not ok, with their states, such as `wrong stamps`.
  private func findings(_ words: String..., in folder: String = "") async throws -> String {
    let ended = try await home.tasks(["doctor", "--json"] + words, in: folder)
    let script = """
      import json, sys
      data = json.load(sys.stdin)
      for f in data:
        assert list(f) == ['check', 'state', 'message', 'remedy'], f
        assert f['state'] in ('ok', 'note', 'wrong', 'fixed'), f
        assert f['state'] != 'wrong' or f['message'], f
      print(', '.join(f['state'] + ' ' + f['check'] for f in data if f['state'] != 'ok'))
      """
    let checked = try await run(systemPython, ["-c", script], input: ended.output)
    #expect(ended.status == (checked.output.contains("wrong ") ? 1 : 0), "\(ended) \(checked)")
    #expect(ended.errors.isEmpty == (ended.status == 0))
    return String(checked.output.dropLast()) + checked.errors
  }

  @Test func allIsWell() async throws {
    _ = try await tasks("add", "one")
    _ = try await tasks("list")
    let ended = try await home.tasks("doctor")
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    let lines = ended.output.split(separator: "\n")
    #expect(lines.count == 16 && lines.allSatisfy { $0.hasPrefix("ok     ") }, "\(ended)")
    #expect(ended.output.contains("1 task, 1 open, 1 change in the log"))
    #expect(ended.output.contains("1 value is the database's"))
    #expect(try await home.tasks("doctor", "--quiet") == Ended())
    #expect(try await findings() == "")
  }

  @Test func aTriggerOfAnotherProgramIsNamed() async throws {
    _ = try await tasks("add", "one")
    try await home.shell(
      """
      sqlite3 "$db" 'CREATE TRIGGER task_before_evil AFTER INSERT ON task
        BEGIN DELETE FROM task WHERE id = NEW.id; END'
      """)
    #expect(try await findings("--cache", "none") == "note triggers")
    #expect(try await home.tasks("doctor").output.contains("trigger task_before_evil can change"))
  }

  @Test func onAFreshAccountNoListIsCreated() async throws {
    #expect(try await findings("--fix", "--cache", "none") == "note database")
    #expect(try await findings("--db", "x.db", "--cache", "none") == "note database")
    #expect(try await findings("--db", "no/x.db", "--cache", "none") == "wrong database")
    let required = ["--db", "x.db", "--cache", "none", "--must-exist"]
    #expect(
      try await home.tasks(["doctor", "-q"] + required).output.hasPrefix("wrong  database  "))
    for words in [["backup", "b.db"], ["log", "--prune", "--before", "1d", "-y"]] {
      let ended = try await home.tasks(words + required)
      #expect(ended.status == 3 && ended.errors.contains("there is no database"), "\(ended)")
    }
    #expect(try await home.shell("ls -A").output == "")
  }

  @Test(arguments: [
    ("echo 'this is a text file and no database at all' > f", "wrong content"),
    ("sqlite3 f 'CREATE TABLE other (x)'", "wrong content"),
    ("cp b.db f; sqlite3 f 'PRAGMA user_version = 99'", "wrong schema"),
    ("cp b.db f; sqlite3 f 'DROP TABLE change; CREATE VIEW change AS SELECT 1'", "wrong content"),
    ("head -c 30000 b.db > f", "wrong integrity"),
    (
      "cp b.db f; head -c 5000 /dev/urandom | dd of=f bs=4096 seek=9 conv=notrunc 2> /dev/null",
      "wrong integrity"
    ),
    (
      "cp b.db f; sqlite3 f '.dbconfig defensive off' 'PRAGMA writable_schema = ON' \"DELETE FROM sqlite_schema WHERE name = 'change_task'\"",
      "wrong integrity"
    ),
    ("mkdir f", "wrong database"),
    ("mkfifo f", "wrong database"),
    ("ln -s nowhere f", "wrong database"),
    (": > f", "note database"),
    ("cp b.db g; ln -s g f", "note links"),
    ("cp b.db f; ln f g", "wrong links, wrong content"),
    ("cp b.db f; chmod 622 f; chmod 755 .", "wrong permissions"),
    ("cp b.db f; chmod 644 f; chmod 755 .", "note permissions"),
    ("cp b.db f; chmod 660 f", "note permissions"),
    ("cp b.db f; chmod 777 .", "wrong permissions"),
    ("cp b.db f; sqlite3 f 'UPDATE task SET created = 99999999999999'", "note clock"),
    ("cp b.db f; sqlite3 f 'DROP TRIGGER task_INSERT'", "wrong stamps"),
    ("cp b.db f; : > f.restoring-abcdef", "note leftovers"),
    ("cp '$fixtures/schema-1.db' f", "note schema"),
    ("cp '$fixtures/schema-4.db' f", "note schema"),
    ("cp b.db f; echo 'ttl = no' > .tasks.toml", "wrong settings, note cache"),
    ("cp b.db f; mkdir -p .config/tasks/config.toml", "wrong settings, note cache"),
    ("cp b.db f; rm -rf .cache; : > .cache", "wrong cache"),
  ])
  func whatIsWrongIsNamed(setUp: String, expected: String) async throws {
    _ = try await home.tasks("add", "-", input: (1...400).map { "task \($0)\n" }.joined())
    _ = try await tasks("list")
    _ = try await tasks("backup", "b.db")
    try await home.shell(setUp.split(separator: "$fixtures").joined(separator: fixtures))
    let before = try await home.shell("[ -f f ] && cksum f; ls").output
    #expect(try await findings("--db", "f") == expected)
    #expect(try await home.shell("[ -f f ] && cksum f; ls").output == before)
  }

  @Test func whatIsSafeIsRepaired() async throws {
    _ = try await tasks("add", "one")
    try await home.shell(
      """
      sqlite3 "$db" 'DROP TRIGGER task_INSERT; DROP TABLE page'
      touch -d '3 days ago' "$db.restoring-abcdef"; : > "$db.restoring-uvwxyz"
      """)
    #expect(try await findings() == "wrong stamps, note leftovers")
    #expect(try await tasks("doctor", "-q").contains("-> tasks doctor --fix, or any change"))
    #expect(try await findings("--fix") == "fixed stamps, fixed leftovers")
    #expect(try await findings() == "note leftovers")
    #expect(try await home.shell("ls \"$db\"*").output.contains("restoring-uvwxyz"))
    _ = try await tasks("list")
    #expect(try await tasks("list", "--explain").contains("hit, "))
    // What is damaged is not made worse.
    try await home.shell("echo 'no database at all, but a text' > \"$db\"; rm -f \"$db\"?*")
    #expect(try await findings("--fix") == "wrong content")
    #expect(try await home.shell("cat \"$db\"").output == "no database at all, but a text\n")
  }

  /// A log grows as long as others keep it open; whoever reads it still keeps it from being emptied.
  @Test func aLargeLogIsMovedIntoTheDatabase() async throws {
    _ = try await tasks("add", "one")
    let grow = """
      sqlite3 "$db" 'PRAGMA wal_autocheckpoint = 0; CREATE TABLE more (x)' \
        'INSERT INTO more SELECT randomblob(1000000) FROM generate_series(1, 20)'
      """
    let held = try await home.shell(
      "\(grow) 'DROP TABLE more' \".shell $tasks doctor -q\" \".shell $tasks doctor -q --fix; $tasks doctor -q\""
    ).output.split(separator: "\n").filter { !$0.allSatisfy(\.isNumber) }
    try #require(held.count == 3, "\(held)")
    #expect(held[0].hasPrefix("note   log  \(home.database)-wal has "))
    #expect(held[1].hasSuffix("-> tasks doctor --fix"))
    #expect(held[2] == "fixed  log  it was moved into the database")

    let read = try await home.shell(
      "\(grow) 'BEGIN; SELECT count(*) FROM more' 'DROP TABLE more' \".shell $tasks doctor -q --fix\""
    )
    #expect(read.output.contains("not repaired: it is busy"), "\(read)")
    #expect(try await home.shell("sqlite3 \"$db\" 'PRAGMA integrity_check'").output == "ok\n")
  }

  @Test func cachedListsThatDifferAreCleared() async throws {
    _ = try await tasks("add", "one")
    _ = try await tasks("list")
    // Another text under the same stamp, as only a program that switches the triggers off makes it.
    try await home.shell(
      """
      cp "$db" old; sqlite3 "$db" "ATTACH 'old' AS other" "UPDATE task SET text = 'two'" \
        "UPDATE state SET stamp = (SELECT stamp FROM other.state)" \
        "UPDATE page SET stamp = (SELECT stamp FROM other.page)"
      """)
    #expect(try await findings() == "wrong cached lists")
    #expect(try await findings("--fix") == "fixed cached lists")
    #expect(try await findings() == "")
    #expect(try await tasks("list") == "1\ttwo\n")
  }

  @Test func aServerThatFailedIsNamed() async throws {
    _ = try await tasks("add", "one", "--cache", "none")
    try await Memcached.with { server in
      #expect(try await findings("--cache", server.url) == "")
      await server.end()
      #expect(try await findings("--cache", server.url) == "wrong cache")
      #expect(try await findings("--cache", server.url) == "note servers, wrong cache")
      let ended = try await home.tasks("doctor", "-q", "--cache", server.url)
      let name = server.url.split(separator: "/")[1]
      #expect(ended.output.contains("servers  \(name) is skipped for "), "\(ended)")
    }
  }

  @Test func aProjectOfAnotherUserIsNamed() async throws {
    guard geteuid() == 0 else { return }
    try await home.shell("mkdir p; cd p; \"$tasks\" init; chown 65534 .tasks.db")
    #expect(try await findings(in: "p").hasPrefix("wrong settings, wrong database"))
    #expect(try await findings("--db", "p/.tasks.db") == "note owner")
  }

  @Test(.enabled("only root can become another user") { geteuid() == 0 })
  func withoutRightsAndWithoutAHome() async throws {
    _ = try await tasks("add", "one")
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups \"$HOME/binary\" doctor --json"
    let checks =
      "python3 -c 'import json, sys; print([f[\"state\"] + \" \" + f[\"check\"] for f in json.load(sys.stdin) if f[\"state\"] != \"ok\"])'"
    let ended = try await home.shell(
      """
      cp "$tasks" binary; chmod 755 .; \(user) | \(checks)
      env -u HOME \(user) 2> /dev/null | \(checks)
      mkdir open; cp "$db" open/t.db; chmod 644 open/t.db; \(user) --cache none --db open/t.db | \(checks)
      """)
    #expect(
      ended.output == """
        ['wrong database', 'wrong cache']
        ['note database', 'wrong cache']
        ['note owner', 'note permissions']

        """, "\(ended)")
  }

  @Test func theRealThingIsFoundOnAFileSystemWithoutLocks() async throws {
    _ = try await tasks("add", "one")
    let ended = try await home.shell(
      "strace -f -qq -o /dev/null -e inject=fcntl:error=ENOLCK \"$tasks\" doctor -q --cache none")
    #expect(ended.output.contains("wrong  locks  "), "\(ended)")
  }
}
