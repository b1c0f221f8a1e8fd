import TestSupport
import Testing

/// Every example of the README, the manuals and the help does what it says, in the home of someone who has
/// twelve tasks.
@Suite(.onFiles) struct ExampleTests {
  /// Examples that are not run, by how they begin, each with its reason.
  private static let left = [
    ("make demo", "builds, installs and tests"),
    ("#!/bin/sh\n# 0 6", "InCITests runs it"), ("name: release", "InCITests runs it"),
    ("    0.4", "shows what --explain prints"), ("{\"step\": 7", "shows what watch prints"),
    ("{\"error\": ", "shows an error"), ("# one job", "shows a claim, whose UUID is random"),
    ("tasks backup --force /mnt", "has a disk of its own"),
    ("[databases]", "ServerCommandTests run through pgbouncer"),
    ("tasks:\n", "ProxyTests use it"), ("function mcp_config_pools", "ProxyTests use it"),
    ("sudo apt install ./", "release-check installs what it has built"),
    ("tasks serve", "the page is a program of its own, whose tests are in Web"),
  ]

  /// Examples that need something before, by a part of them; the last that fits counts.
  private static let needs = [
    ("tasks wait 3", "tasks done -q 3 5-7"), ("tasks batch changes", "printf '' > changes.jsonl"),
    ("tasks restore", "tasks backup tasks-2026-12-01.db; cp tasks-2026-12-01.db tasks-backup.db"),
    ("$db", "db=$(tasks config get db)"),
    ("--with-log > list.jsonl", "rm .tasks.toml; tasks init -q --db $TASKS_SERVER"),
    ("psql team", "tasks init -q --db $TASKS_SERVER"),
    ("pg_dump", "tasks init -q --db $TASKS_SERVER"),
  ]

  /// Examples that end with another status than 0, by how they begin, each with its reason.
  private static let statuses: [(String, Int32)] = [
    // They end when the user ends them; timeout(1) says so with 124.
    ("tasks watch\n", 124), ("tasks watch --list", 124), ("[ -s step ]", 124),
    ("tasks cache stats --watch", 124),
    // Their UUID is of a claim that ended.
    ("tasks claim 3 --renew", 1), ("tasks claim 12 --renew", 1), ("tasks done 3 --claim", 1),
    ("tasks release 3 --claim", 1),
    // No project of theirs names a server.
    ("tasks config trust", 1),
  ]

  private static let setUp = #"""
    mkdir -p bin .config/tasks; ln -s "$tasks" bin/tasks; PATH=$PWD/bin:$PATH; export PATH
    printf 'strategy = "update"\n' > .config/tasks/config.toml; printf 'color = "never"\n' > .tasks.toml
    printf 'data.location=%s\nconfirmation=off\n' "$PWD/task" > .taskrc; mkdir task
    for name in deploy notify handle work; do printf '#!/bin/sh\ncat > /dev/null\n' > $name; chmod +x $name; done
    for id in 1 2 3 4 5 6 7 8 9 10 11 12; do tasks add -q "Buy milk $id"; done
    tasks edit -q 3 --note '- [ ] one
    - [ ] two' --tag release --list work; tasks edit -q 4 --due today --list home
    for text in a b c; do tasks add -q $text; done; tasks undo -q --steps 3
    printf 'one\ntwo\n' > list.txt; printf '(A) one +x\n' > todo.txt
    printf 'Title,Milestone\none,1.0\n' > issues.csv; printf '{"id": 1, "text": "x"}\n{}\n' > backlog.json
    """#

  @Test func everyExampleWorks() async throws {
    var examples = try await Example.ofHelp(try Home()) + Example.ofReadme()
    for name in ["tasks.1", "tasks-config.5", "tasks-cache.7", "tasks-server.7"] {
      examples += try await Example.ofManual(name)
    }
    let places = Set(examples.map(\.place))
    #expect(examples.count > 100 && places.count > 30)
    for (start, reason) in Self.left {
      #expect(examples.contains { $0.script.hasPrefix(start) }, "no example \(start) \(reason)")
    }
    let run = examples.filter { example in
      !Self.left.contains { example.script.hasPrefix($0.0) }
    }
    try await Memcached.with { server in
      let prepared = try Home(["TASKS_USER": "anna"])
      let made = try await prepared.shell(Self.setUp)
      try #require(made.errors.isEmpty, "\(made)")
      for start in stride(from: 0, to: run.count, by: 8) {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for example in run[start..<min(start + 8, run.count)] {
            group.addTask { try await check(example, prepared, server.url) }
          }
          try await group.waitForAll()
        }
      }
    }
  }

  private func check(_ example: Example, _ prepared: Home, _ server: String) async throws {
    let home = try Home(["TASKS_USER": "anna", "EDITOR": "true"])
    let before = Self.needs.last { example.script.contains($0.0) }?.1 ?? ""
    var script = "\(before)\n\(runnable(example.script))".replacing(
      "memcached://localhost", with: server)
    var variables = ["PATH": "\(home.path)/bin:/usr/local/bin:/usr/bin:/bin"]
    if ["db.example.com/team", " team"].contains(where: example.script.contains) {
      let (server, database) = try PostgreSQL.database()
      let url = server.url(database)
      script = script.replacing("postgres://db.example.com/team", with: url)
        .replacing("createdb -h db.example.com --encoding=UTF8 team", with: "true")
        .replacing(" team", with: " '\(url)'")
      variables["TASKS_SERVER"] = url
    }
    let copied = try await home.shell("cp -R \(prepared.path)/. .; mv task/* . 2> /dev/null; true")
    try #require(copied.status == 0)
    let ended = try await run(
      "timeout", ["4", "bash", "-o", "pipefail", "-c", script],
      environment: home.environment(variables),
      folder: home.path)
    let status = Self.statuses.first { "\(example.script)\n".hasPrefix($0.0) }?.1 ?? 0
    #expect(
      ended.status == status,
      "\(example.place): \(example.script): \(ended)")
  }

  /// What a user does with a file that is shown.
  private func runnable(_ script: String) -> String {
    if script.hasPrefix("{\"verb\"") { return "tasks batch - <<'END'\n\(script)\nEND" }
    guard script.hasPrefix("# One") else { return script }
    return "cat > .config/tasks/config.toml <<'END'\n\(script)\nEND\ntasks list"
  }
}
