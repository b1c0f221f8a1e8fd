import Libc
import TestSupport
import Testing

// What is around the process: signals, a terminal, folders and disks.
extension RobustEndTests {
  /// Everything below the home but for SQLite's log and its index, and a line for what the list is.
  private func state() async throws -> String {
    let ended = try await home.shell(
      """
      find . -type f ! -path '*/.cache/*' ! -name '*-wal' ! -name '*-shm' | sort
      "$tasks" export --with-log | cksum; sqlite3 "$db" 'PRAGMA integrity_check'
      """)
    try #require(ended.output.hasSuffix("\nok\n"), "\(ended)")
    return ended.output
  }

  func signal(_ number: Int32, _ status: Int32) async throws {
    try await home.shell(
      "seq 200000 | sed 's/.*/{\"text\":\"task &\"}/' > large.jsonl; mkfifo pipe")
    let before = try await state()
    for (words, hook) in [
      ("import large.jsonl", "before-commit:stop"), ("add one", "before-commit:stop"),
      ("batch batch.jsonl", "before-commit:stop"), ("list", "rows-read:stop"),
    ] {
      let command = try await home.start(
        words.split(separator: " ").map(String.init), hook: hook)
      kill(command.pid, number)
      #expect(try await command.finish().status == 128 - status, "\(words)")
      #expect(try await state() == before, "\(words)")
    }
    // While it waits for more of its input.
    let reading = try await home.start("import", "pipe")
    let pipe = open("\(home.path)/pipe", O_WRONLY)
    #expect(writeAll(Array(String(repeating: "{\"text\":\"x\"}\n", count: 50_000).utf8), to: pipe))
    kill(reading.pid, number)
    #expect(try await reading.finish().status == 128 - status)
    close(pipe)
    #expect(try await state() == before)
    // After the commit the change is there.
    let late = try await home.start(["import", "-q", "tasks.csv"], hook: "committed:stop")
    kill(late.pid, number)
    #expect(try await late.finish().status == 128 - status)
    #expect(try await count() == 1_501)
    #expect(try await tasks("undo") == "undid import of #1501 imported\n")
  }

  func noTerminal(_ status: Int32) async throws {
    try await home.shell("printf '#!/bin/sh\\ntouch started; cat\\n' > run; chmod +x run")
    for words in Self.reading + Self.changing.map(\.0) {
      let ended = try await home.shell(
        """
        TASKS_PAGER="$HOME/run" EDITOR="$HOME/run" setsid -w "$tasks" \(words) < /dev/null
        """)
      #expect(ended.status == status && ended.errors.isEmpty, "\(words): \(ended)")
      #expect(!ended.output.contains("\u{1B}") && !ended.output.contains("\r"), "\(words)")
    }
    #expect(try await home.shell("test -e started").status == 1)
  }

  func noHOME(_ status: Int32) async throws {
    for unset in ["unset HOME", "export HOME=", "export HOME=relative"] {
      let ended = try await home.shell(
        """
        folder=$(getent passwd "$(id -u)" | cut -d: -f6); \(unset)
        [ "$("$tasks" config get db)" = "$folder/.local/share/tasks/tasks.db" ]
        """)
      #expect(ended == Ended(status: status), "\(unset)")
      for words in ["list", "add one", "import tasks.csv", "batch batch.jsonl", "export", "log"] {
        let named = try await home.shell(
          "cd \"$HOME\"; \(unset); \"$tasks\" \(words) --db x.db --cache none")
        #expect(named.status == status && named.errors.isEmpty, "\(words): \(named)")
      }
    }
  }

  func noHome(_ status: Int32) async throws {
    // A user of whom passwd(5) knows nothing.
    let other =
      geteuid() == 0
      ? "setpriv --reuid 54321 --clear-groups" : "unshare --user --map-user=54321"
    try await home.shell("mkdir open; chmod 777 open; chmod 755 .; chmod 644 tasks.csv batch.jsonl")
    for words in ["list", "add one", "import tasks.csv", "batch batch.jsonl", "export", "log"] {
      let ended = try await home.shell("env -u HOME \(other) \"$tasks\" \(words)")
      #expect(ended.status == status && ended.output.isEmpty, "\(words): \(ended)")
      #expect(
        ended.errors.hasPrefix("tasks: cannot open the tasks: there is no home folder; set HOME")
          && ended.errors.split(separator: "\n").count == 1, "\(words): \(ended)")
      let named = try await home.shell(
        "env -u HOME \(other) \"$tasks\" \(words) --db \"$HOME/open/x.db\"")
      #expect(named.status == 0 && named.errors.isEmpty, "\(words): \(named)")
    }
  }

  /// Runs a script where it may mount file systems.
  private func mounted(_ script: String) async throws -> Ended {
    let wrapper = try #require(await mounting())
    return try await run(
      wrapper[0], wrapper.dropFirst() + ["/bin/sh", "-c", script],
      environment: home.environment(["tasks": home.binary, "db": home.database]), folder: home.path)
  }

  private static let freeze =
    "mount -o bind . . && cd \"$HOME\" && mount -o remount,ro,bind . || exit 9\n"

  func readOnlyList(_ status: Int32) async throws {
    for words in Self.reading {
      let expected = try await home.shell("\"$tasks\" \(words)")
      let ended = try await mounted(Self.freeze + "\"$tasks\" \(words)")
      #expect(ended == expected && ended.status == status, "\(words): \(ended.errors)")
    }
  }

  func readOnlyChange(_ status: Int32) async throws {
    let before = try await state()
    for (words, _) in Self.changing {
      let ended = try await mounted(Self.freeze + "\"$tasks\" \(words)")
      #expect(ended.status == status && ended.output.isEmpty, "\(words): \(ended)")
      #expect(
        ended.errors.split(separator: "\n").count == 1
          && ended.errors.contains("; nothing was changed"), "\(words): \(ended)")
    }
    #expect(try await state() == before)
  }

  func fullDatabase(_ status: Int32) async throws {
    for words in ["add -", "import - --from todotxt", "batch -"] {
      let line = words == "batch -" ? "{\"verb\":\"add\",\"text\":\"task &\"}" : "task &"
      let ended = try await mounted(
        """
        mkdir small && mount -t tmpfs -o size=512k tmpfs small && cd small || exit 9
        export TASKS_CACHE=none TASKS_DB=small.db
        "$tasks" add first -q && seq 20000 | sed 's/.*/\(line)/' | "$tasks" \(words); echo $?
        "$tasks" list; sqlite3 small.db 'PRAGMA integrity_check'
        """)
      #expect(ended.output == "\(status)\n1\tfirst\nok\n", "\(words)")
      #expect(
        ended.errors.contains("the disk is full") && ended.errors.contains("nothing was changed")
          && ended.errors.split(separator: "\n").count == 1, "\(words): \(ended.errors)")
      try await home.shell("rmdir small")
    }
  }
}
