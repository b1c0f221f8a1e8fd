import Libc
import TestSupport
import Testing

/// A list that cannot be changed can be read: on a read-only mount, in an image, of another user.
///
/// Where it cannot be read right, that is said, and no older list is shown.
@Suite(.onFiles) struct ReadOnlyTests {
  private let home: Home
  private let fixtures = Home.packageFolder + "/Tests/StorageTests/Fixtures"

  /// A list in rw/t.db; `ro` may be mounted over it.
  init() async throws {
    home = try Home(["TASKS_CACHE": "none", "TASKS_USER": "anna"])
    try await home.shell(
      "mkdir rw ro; for t in one two; do \"$tasks\" add $t -q --db rw/t.db; done")
  }

  /// Every command that reads, and what it prints of the list in rw/t.db.
  private static let reading = [
    ("list", "1\tone\n2\ttwo"), ("list --format ids", "1\n2"), ("show 2 --fields text", "two"),
    ("count", "2"), ("next --format ids", "1\n2"), ("log | wc -l", "2"),
    ("undo --list | wc -l", "2"),
    ("list --done", ""), ("export -q | wc -l", "2"),
    ("export -q --with-log | grep -c verb", "2"), ("lists", ""), ("tags", ""),
    ("list --where 'text~tw'", "2\ttwo"),
    ("doctor -q | grep -c wrong", "0"), ("where --json | grep -c t.db", "1"),
    ("backup copy.db -f", "backed up 2 tasks to copy.db"),
  ]

  private static let changing = [
    "add x", "add x --dry-run", "import tasks.txt", "done 1", "edit 1 --text x", "remove 1", "undo",
    "redo",
    "done --where id=1 --yes",
    "restore copy.db --yes", "log --prune --before 0d --yes", "cache clear --cache file:",
  ]

  /// Runs a script as root with file systems of its own.
  private func mounted(_ script: String) async throws -> Ended {
    let wrapper = try #require(await mounting())
    return try await run(
      wrapper[0], wrapper.dropFirst() + ["/bin/sh", "-c", script],
      environment: home.environment(["tasks": home.binary]), folder: home.path)
  }

  @Test(.enabled("this user cannot mount a file system") { await mounting() != nil })
  func aReadOnlyMountIsReadAndNotChanged() async throws {
    for (command, expected) in Self.reading {
      let (words, pipe) = split(command)
      let ended = try await mounted(
        """
        mount -o bind rw ro && mount -o remount,ro,bind ro || exit 9
        "$tasks" \(words) --db ro/t.db \(pipe)
        """)
      let output = ended.output.last == "\n" ? String(ended.output.dropLast()) : ended.output
      #expect(output == expected && ended.errors.isEmpty, "\(command): \(ended)")
    }
    let sum = try await home.shell("cksum rw/t.db; ls rw").output
    for command in Self.changing {
      let ended = try await mounted(
        """
        "$tasks" backup copy.db -q -f --db rw/t.db; echo three > tasks.txt
        mount -o bind rw ro && mount -o remount,ro,bind ro || exit 9
        "$tasks" \(command) --db ro/t.db
        """)
      #expect(ended.status == 3 && ended.output.isEmpty, "\(command): \(ended)")
      let path = "\(home.path)/ro/t.db"
      let reason = ended.errors.contains("cannot write \(path): its file system is read-only")
      #expect(reason || ended.errors.contains("\(path): Read-only file system"), "\(ended)")
      #expect(ended.errors.split(separator: "\n").count == 1)
    }
    #expect(try await home.shell("cksum rw/t.db; ls rw").output == sum)
  }

  private func split(_ command: String) -> (words: Substring, pipe: Substring) {
    guard let bar = command.firstIndex(of: "|") else { return (command[...], "") }
    return (command[..<bar], command[bar...])
  }

  /// With a home that cannot be written there is no cache, which is no fault.
  @Test(.enabled("this user cannot mount a file system") { await mounting() != nil })
  func aReadOnlyHomeIsRead() async throws {
    let ended = try await mounted(
      """
      unset TASKS_CACHE; mkdir -p home/.local/share/tasks; cp rw/t.db home/.local/share/tasks/tasks.db
      mount -o bind home ro && mount -o remount,ro,bind ro || exit 9
      export HOME=$PWD/ro; cd ro; "$tasks"; "$tasks" list --explain 2>&1 | grep -c 'from the database'
      "$tasks" add x; echo $?; find . -type f
      """)
    #expect(ended.output == "1\tone\n2\ttwo\n1\n3\n./.local/share/tasks/tasks.db\n", "\(ended)")
  }

  /// What a log beside it holds is shown, or it is said that it cannot be.
  @Test(
    .enabled("this user cannot mount a file system") { await mounting() != nil },
    arguments: [
      // The index of the log is there.
      ("", "1\tnew\n2\tnew\n0\n", ""),
      ("rm rw/t.db-shm", "3\n", "t.db-wal holds changes, which cannot be read here, because"),
      (": > rw/t.db-wal", "1\tone\n2\ttwo\n0\n", ""),
      ("rm rw/t.db-*", "1\tone\n2\ttwo\n0\n", ""),
    ])
  func aLogIsReadOrNamed(setUp: String, output: String, reason: String) async throws {
    let ended = try await mounted(
      """
      sqlite3 rw/t.db "UPDATE task SET text = 'new'" ".shell kill -9 \\$PPID" 2> /dev/null
      \(setUp)
      mount -o bind rw ro && mount -o remount,ro,bind ro || exit 9
      "$tasks" list --db ro/t.db; echo $?
      """)
    #expect(ended.output == output, "\(ended)")
    #expect(
      reason.isEmpty ? !ended.errors.contains("cannot") : ended.errors.contains(reason), "\(ended)")
    #expect(
      reason.isEmpty || ended.errors.contains("(copy it, with what is beside it, into a folder"))
    // Where it can be written, all is there.
    let now =
      setUp.contains("-wal") || setUp.contains("-*") ? "1\tone\n2\ttwo\n" : "1\tnew\n2\tnew\n"
    #expect(try await home.shell("\"$tasks\" list --db rw/t.db").output == now)
  }

  /// A transaction that was killed half way is in the file, and what was there before in its journal.
  @Test(.enabled("this user cannot mount a file system") { await mounting() != nil })
  func halfATransactionIsNotRead() async throws {
    let ended = try await mounted(
      """
      sqlite3 rw/t.db 'PRAGMA journal_mode = delete' > /dev/null
      sqlite3 rw/t.db 'PRAGMA cache_size = 1; BEGIN; INSERT INTO task (text) SELECT hex(randomblob(2000))
        FROM generate_series(1, 200)' ".shell kill -9 \\$PPID" 2> /dev/null
      mount -o bind rw ro && mount -o remount,ro,bind ro || exit 9
      "$tasks" list --db ro/t.db; echo $?; "$tasks" backup b.db --db ro/t.db; echo $?; ls b.db
      """)
    #expect(ended.output == "3\n3\n", "\(ended)")
    #expect(
      ended.errors.contains("t.db-journal holds changes, which cannot be read here"), "\(ended)")
    #expect(try await home.shell("\"$tasks\" list --db rw/t.db").output == "1\tone\n2\ttwo\n")
  }

  @Test(
    .enabled("this user cannot mount a file system") { await mounting() != nil },
    arguments: [1, 2, 3, 4])
  func anOlderListIsCopiedFirst(schema: Int) async throws {
    let ended = try await mounted(
      """
      cp '\(fixtures)/schema-\(schema).db' rw/old.db
      mount -o bind rw ro && mount -o remount,ro,bind ro || exit 9
      "$tasks" list --db ro/old.db; echo $?; "$tasks" doctor -q --db ro/old.db; echo $?
      "$tasks" backup b.db -q --db ro/old.db; "$tasks" list --db b.db | head -c 2
      """)
    #expect(
      ended.output.hasPrefix("3\nnote   permissions  it can be read and not changed"), "\(ended)")
    #expect(
      ended.errors.hasPrefix(
        "tasks: cannot read \(home.path)/ro/old.db: its schema \(schema) has to be brought to "),
      "\(ended)")
    #expect(ended.output.hasSuffix("\n0\n1\t"), "\(ended)")
  }

  /// Its owner changes it while it is read without a lock: what was read may be of two moments.
  @Test(.enabled("this user cannot mount a file system") { await mounting() != nil })
  func aListThatChangesMeanwhileIsNotShown() async throws {
    let ended = try await mounted(
      """
      mount -o bind rw ro && mount -o remount,ro,bind ro || exit 9
      TASKS_TEST_HOOK=rows-read:stop "$tasks" list --db ro/t.db & reader=$!
      until grep -q 'State:.*stopped' /proc/$reader/status; do sleep 0.01; done
      "$tasks" add three -q --db rw/t.db
      while kill -CONT $reader 2> /dev/null; do sleep 0.05; done; wait $reader; echo $?
      "$tasks" list --db ro/t.db
      """)
    #expect(ended.output == "4\n1\tone\n2\ttwo\n3\tthree\n", "\(ended)")
    #expect(ended.errors == "tasks: the database is busy (try again)\n")
  }

  /// Another user's list, in a folder that is his, and in one that everybody may write.
  @Test(
    .enabled("only root can become another user") { geteuid() == 0 }, arguments: ["755", "1777"])
  func anotherUsersListIsReadAndLeftAlone(mode: String) async throws {
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups \"$HOME/binary\""
    let ended = try await home.shell(
      """
      cp "$tasks" binary; chmod 755 .; chmod \(mode) rw; chmod 644 rw/t.db
      \(user) list --db rw/t.db; \(user) add x --db rw/t.db; echo $?; ls rw
      sqlite3 rw/t.db "UPDATE task SET text = 'new' WHERE id = 1" \
        ".shell \(user.split(separator: "\"").joined()) list --db rw/t.db"
      "$tasks" add three --db rw/t.db; \(user) count --db rw/t.db; ls rw
      """)
    #expect(
      ended
        == Ended(
          output: "1\tone\n2\ttwo\n3\nt.db\n1\tnew\n2\ttwo\nadded #3 three\n3\nt.db\n",
          errors:
            "tasks: cannot write \(home.path)/rw/t.db: you may only read it; nothing was changed\n"
        ))
  }

  /// The log's mode hides it from others.
  @Test(.enabled("only root can become another user") { geteuid() == 0 })
  func aLogThatMayNotBeReadIsNamed() async throws {
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups \"$HOME/binary\""
    let ended = try await home.shell(
      """
      cp "$tasks" binary; chmod 755 . rw; chmod 644 rw/t.db
      sqlite3 rw/t.db "UPDATE task SET text = 'new'" ".shell kill -9 \\$PPID" 2> /dev/null
      chmod 600 rw/t.db-wal; \(user) list --db rw/t.db; echo $?; \(user) list --json --db rw/t.db; echo $?
      """)
    #expect(ended.output == "3\n3\n", "\(ended)")
    #expect(ended.errors.contains("t.db-wal holds changes, which cannot be read here"), "\(ended)")
  }
}
