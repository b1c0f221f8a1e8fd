import TestSupport
import Testing

/// Random arguments, environments, clocks, files and contents: every command ends by itself, with an exit
/// status of the manual and without a control character on its terminal.
@Suite(.onFiles) struct RandomCommandTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func endsWithAStatusOfTheManual(seed: UInt64) async throws {
    let home = try Home()
    var random = RandomCommands(seed: seed)
    let commands = (0..<250).map { _ in random.next() }
    let script = """
      run() { timeout 30 env -i PATH=/usr/bin:/bin HOME="$HOME" EDITOR=false "$@" < input > out 2> err; r=$?
        case $r in 0|1|2|3|4) ;; *) echo "status $r: $*" ;; esac
        # Colours, where they are asked for.
        case "$*" in *CLICOLOR_FORCE*|*always*) return ;; esac
        ! grep -q "$(printf '\\033')" out err || echo "escape code: $*"; }
      seq 3 | sed 's/^/task /' | "$tasks" add -q -; cp "$db" good; printf 'one\\ntwo\\n' > input
      \(commands.joined(separator: "\n"))
      """
    let ended = try await home.shell(script)
    #expect(ended.output.isEmpty, "seed \(seed): \(ended.output.prefix(4_000))")
  }
}

/// Lines of a shell script, each a command of tasks or a damage to what it reads.
private struct RandomCommands {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func next() -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: damage()
    case 1: "cp good \"$db\"; rm -f \"$db\"-* .tasks.* .config/tasks/*"
    default: command()
    }
  }

  private mutating func command() -> String {
    let variables = (0..<Int.random(in: 0...3, using: &random)).map { _ in variable() }
    var words = [pick(Self.commands)]
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      words.append(Bool.random(using: &random) ? pick(Self.options) : pick(Self.values))
    }
    return "run \(variables.joined(separator: " ")) \"$tasks\" \(words.joined(separator: " "))"
  }

  private mutating func variable() -> String {
    "\(pick(Self.variables))=\(pick(Self.values + Self.environments))"
  }

  private mutating func damage() -> String {
    let offset = Int.random(in: 0..<32_768, using: &random)
    let byte = String(UInt8.random(in: 0...255, using: &random), radix: 8)
    let patch = "printf '\\\(byte)' | dd conv=notrunc bs=1 seek=\(offset) status=none of="
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: "\(patch)\"$db\""
    case 1: "for f in .cache/tasks/*; do [ -f \"$f\" ] && \(patch)\"$f\"; done"
    case 2: "mkdir -p .config/tasks; printf '%s' \(pick(Self.values)) > .config/tasks/config.toml"
    case 3: "printf 'strategy = %s\\n' \(pick(Self.values)) > .tasks.toml"
    case 4: "printf '%s\\r\\n' \(pick(Self.values)) > input"
    default: "sqlite3 \"$db\" \"\(pick(Self.statements))\" 2> sqlite-errors"
    }
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private static let commands = [
    "claim 1", "claim 1-3 --for 1s", "release 1", "next --claim", "next",
    "add", "add -", "list", "list", "show 1", "done 1", "reopen 1", "edit 1", "remove 1", "undo",
    "redo", "log", "lists", "tags", "init", "where", "config", "config get", "config set",
    "config unset", "config path", "cache check", "cache stats", "cache clear", "cache warm",
    "cache verify", "help", "--version", "", "---complete bash", "---complete zsh done", "nosuch",
  ]
  private static let options = [
    "--format", "--format=json", "--format table", "--format csv", "--format ids", "--all",
    "--done",
    "--due", "--due=", "--since", "--sort", "--sort -due,text", "--limit", "--limit 1",
    "--group-by tag",
    "--group-by due", "--fields", "--fields id,done,created", "-l", "--tag", "-p",
    "--priority high",
    "--note -", "-n", "--where", "--where text~a", "--where due=overdue", "--where due<fri",
    "--where wait>today", "--where owner=", "--mine", "--unclaimed", "--for", "--for 9h", "--force",
    "--who", "--renew", "--claim", "--claim 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11", "--waiting",
    "-y", "--dry-run", "--db",
    "--db=.", "--cache none", "--cache", "--strategy expire", "--strategy", "--ttl", "--layers",
    "--layers fragment", "--explain", "--color always", "--as", "-q", "-h", "--help", "--global",
    "--",
    "--text", "--untag", "--no-due", "--project", "--simulate-slow-query 0", "--list 3", "--nosuch",
  ]
  private static let values = [
    "''", "' '", "-", "--", "=", "1", "1-3", "0", "-1", "1-", "1,,2", "'#2'",
    "99999999999999999999",
    "9223372036854775807", "1-9223372036854775807", "-9223372036854775808", "1e999", "nan", "0x10",
    "@0", "@-1", "@253402300799", "@99999999999999999", "2026-02-30", "0000-00-00", "9999-12-31",
    "9999-12-31T23:59:59+14:00", "2026-11-23T09:00:00Z", "+9999999999d", "-1d", "today",
    "'fri 25:00'",
    "..", "2026-12-01..2026-11-01", "today..", "\"$(printf 'a\\377b')\"",
    "\"$(printf '\\033[31m')\"",
    "\"$(printf 'a\\nb')\"", "'🦄👩‍👩‍👧'", "'日本語'", "\"$(printf 'e\\314\\201')\"",
    "\"$(printf '\\357\\273\\277x')\"",
    "'[table]'", "'x = \"'", "'strategy = \"update\"'", "../x", "/dev/null", "/nonexistent/x.db",
    "good",
    "strategy", "ttl", "text=a", "tag=", "'a,b'", "update",
    "\"$(head -c 5000 /dev/zero | tr '\\0' x)\"",
  ]
  private static let environments = [
    "UTC", "Europe/Berlin", ":/etc/passwd", "XYZ99", "UTC+99", "Pacific/Apia", "C", "C.UTF-8",
    "xterm", "dumb",
    "memcached://127.0.0.1:1", "memcached:///nowhere", "memcached://[::1", "file:",
    "file:/dev/null",
    "file:cache", "memory:", "none", "view", "view,rows,fragment", "true", "false",
    "'sh -c true'",
    "relative/path", "/nonexistent", "/proc", "1",
  ]
  private static let variables = [
    "TASKS_NOW", "TASKS_NOW", "TZ", "TZ", "COLUMNS", "TERM", "LC_ALL", "NO_COLOR", "CLICOLOR_FORCE",

    "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "TASKS_CACHE",
    "TASKS_DB",
    "TASKS_TTL", "TASKS_LAYERS", "TASKS_STRATEGY", "TASKS_USER", "TASKS_CACHE_VERIFY", "EDITOR",
    "VISUAL",
    "MEMCACHIER_SERVERS", "MEMCACHIER_USERNAME", "MEMCACHIER_PASSWORD",
  ]
  private static let statements = [
    "UPDATE task SET created = 9223372036854775807, changed = -9223372036854775808",
    "UPDATE task SET done = -9223372036854775808",
    "UPDATE task SET due = 'x', tags = ',,', list = ''",
    "UPDATE task SET due = '9999-12-31T23:59Z', note = CAST(x'ff00fe' AS TEXT)",
    "UPDATE task SET text = char(27) || '[31m' || char(0) || char(8238)",
    "INSERT INTO task (id, text) VALUES (9223372036854775807, 'last')",
    "UPDATE task SET owner = char(27) || '[31m', claim = '8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11'",
    "UPDATE task SET claimed_until = 9223372036854775807",
    "UPDATE task SET claimed_until = -9223372036854775808",
    "UPDATE task SET owner = 'x', claim = 'x'",
    "UPDATE step SET time = -9223372036854775808, who = char(27)",
    "UPDATE step SET time = 9223372036854775807",
    "UPDATE step SET verb = char(27) || '[31m'",
    "UPDATE change SET before = randomblob(20), after = x''",
    "UPDATE step SET undone = id", "DELETE FROM state", "UPDATE state SET pages = -1, pending = 7",
    "INSERT INTO page VALUES (-1, randomblob(16))", "DROP TRIGGER task_before_UPDATE",
    "DELETE FROM task",
    "PRAGMA user_version = 1", "PRAGMA user_version = 99", "DROP TABLE change",
    "ALTER TABLE task ADD COLUMN x",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807",
  ]
}
