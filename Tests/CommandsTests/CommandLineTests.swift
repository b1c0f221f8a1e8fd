import Testing
import TestSupport

/// Manners that all commands share.
@Suite(.onFiles) struct CommandLineTests {
  @Test(arguments: [
    ("lst", "did you mean 'tasks list'? to search: 'tasks list lst'"),
    ("Add", "did you mean 'tasks add'? to search: 'tasks list Add'"),
    ("remov", "did you mean 'tasks remove'? to search: 'tasks list remov'"),
    ("milk-and-honey", "see 'tasks --help'; to search: 'tasks list milk-and-honey'"),
    ("delete", "see 'tasks remove'"), ("finish", "see 'tasks done'"), ("new", "see 'tasks add'"),
    ("find", "see 'tasks list <word>'"), ("projects", "see 'tasks lists'"),
    ("3", "see 'tasks show 3'"),
  ])
  func anUnknownCommandIsNeverASearch(word: String, hint: String) async throws {
    let home = try Home()
    #expect(
      try await home.tasks(word)
        == Ended(errors: "tasks: unknown command '\(word)' (\(hint))\n", status: 2))
  }

  @Test(arguments: [
    ["--nope"], ["list", "--nope"], ["list", "--format", "xml"],
    ["--strategy", "lru"], ["--ttl", "0"], ["--ttl", "2592001"], ["--ttl", "x"],
    ["--cache", "redis://x"], ["--cache", "memcached://"], ["--cache", "memcached://h:0"],
    ["--color", "maybe"], ["--simulate-slow-query", "-1"], ["--db", ""], ["--strategy"],
  ])
  func badWordsAreOneLineAndExit2(words: [String]) async throws {
    let ended = try await Home().tasks(words)
    #expect(ended.status == 2)
    #expect(ended.output.isEmpty)
    #expect(ended.errors.hasPrefix("tasks: "))
    #expect(ended.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["TASKS_STRATEGY": "lru"], ["TASKS_TTL": "-1"], ["TASKS_CACHE": "redis:"],
    ["MEMCACHIER_SERVERS": "a:b:c"],
    ["MEMCACHIER_SERVERS": "localhost", "MEMCACHIER_USERNAME": "u"],
  ])
  func badVariablesAreNamed(variables: [String: String]) async throws {
    let ended = try await Home(variables).tasks("list")
    #expect(ended.status == 2)
    #expect(variables.keys.contains { ended.errors.contains("\($0)") }, "\(ended)")
  }

  @Test func aPasswordIsNeverRepeated() async throws {
    let url = "memcached://user:hush@host:11211"
    let flag = try await Home().tasks("--cache", url)
    let variable = try await Home(["TASKS_CACHE": url]).tasks()
    for ended in [flag, variable] {
      #expect(ended.status == 2)
      #expect(ended.errors.contains("MEMCACHIER_PASSWORD"))
      #expect(!ended.errors.contains("hush"))
    }
  }

  @Test func optionBeatsVariableBeatsDefault() async throws {
    let home = try Home(["TASKS_STRATEGY": "rotate", "TASKS_CACHE": "memory:"])
    try await home.tasks("add", "one")
    #expect(try await home.tasks("--explain").errors.contains("(strategy rotate)"))
    #expect(
      try await home.tasks("--explain", "--strategy", "update").errors
        .contains("(strategy update)"))
    let servers = ["TASKS_CACHE": "", "MEMCACHIER_SERVERS": "127.0.0.1:1; 127.0.0.1:2"]
    #expect(
      try await home.tasks("--explain", environment: servers).errors.contains("away: "))
  }

  @Test func versionAndHelpAreAnswers() async throws {
    let home = try Home()
    let version = try await home.tasks("--version")
    let format = /tasks \d+\.\d+\.\d+( \([0-9a-f]{12}(-dirty)?\))?\nSQLite 3\.\d+\.\d+\n/
    #expect(version.output.wholeMatch(of: format) != nil, "\(version)")
    let pool = ["TASKS_CACHE": "memcached://127.0.0.1:1,127.0.0.1:2"]
    let withPool = try await home.tasks("--version", environment: pool).output
    #expect(withPool.hasPrefix(version.output) && withPool.contains(/\nlibmemcached 1\.\d+\.\d+\n/))
    let wrong = try await home.tasks("--version", environment: ["TASKS_CACHE": "nonsense"])
    #expect(wrong == version)
    for words in [
      ["--help"], ["-h"], ["help"], ["help", "add"], ["add", "--help"], ["list", "-h"],
      ["help", "list"], ["remove", "--help"], ["rm", "--help"], ["-q", "add", "--help"],
      ["init", "--help"], ["help", "where"], ["config", "--help"], ["help", "config", "set"],
      ["config", "get", "-h"], ["config", "show", "-h"], ["config", "unset", "-h"],
      ["config", "path", "--help"],
    ] {
      let help = try await home.tasks(words, environment: ["COLUMNS": "80"])
      #expect(help.status == 0 && help.errors.isEmpty, "\(words)")
      #expect(help.output.contains("Examples:\n"), "\(words)")
      #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(words)")
    }
  }

  @Test func helpOnWhatIsNoCommandIsAnError() async throws {
    let ended = try await Home().tasks("help", "lst")
    #expect(
      ended
        == Ended(
          errors:
            "tasks: unknown command 'lst' (did you mean 'tasks list'? to search: 'tasks list lst')\n",
          status: 2))
  }

  @Test func theAnswerIsChecked() async throws {
    let home = try Home()
    try await home.tasks("add", "one")
    let full = try await home.shell("\"$tasks\" list > /dev/full")
    #expect(full.status == 3)
    #expect(full.errors == "tasks: cannot write to standard output: No space left on device\n")
    let add = try await home.shell("\"$tasks\" add two > /dev/full")
    #expect(add.status == 3)
    #expect(add.errors.hasPrefix("tasks: the change was made, but cannot write"))
    #expect(try await home.shell("\"$tasks\" list >&-").status == 3)
    #expect(try await home.tasks("list").output == "1\tone\n2\ttwo\n")
  }

  @Test func aBrokenPipeIsQuiet() async throws {
    let home = try Home()
    let lines = (1...5_000).map { "task \($0) of many in this list\n" }.joined()
    try await home.tasks("add", "-q", "-", input: lines)
    let ended = try await home.shell("\"$tasks\" list | head -n 1")
    #expect(ended == Ended(output: "1\ttask 1 of many in this list\n"))
    let ignoring = try await home.shell(
      "trap '' PIPE; (\"$tasks\" list; echo $? >&2) | head -n 1")
    #expect(ignoring.errors == "0\n")
  }

  @Test func helpIntoAClosedPipeIsQuiet() async throws {
    let ended = try await Home().shell(
      "trap '' PIPE; (sleep 0.2; \"$tasks\" --help; echo $? >&2) | true; sleep 0.5")
    #expect(ended.errors == "0\n")
  }

  @Test func helpBehindOptionsAndInAnyWidth() async throws {
    let home = try Home()
    let help = try await home.tasks("help", "list", environment: ["COLUMNS": "80"]).output
    #expect(try await home.tasks("--db", "x", "help", "list").output == help)
    for columns in ["0", "-5", "7", "x"] {
      let narrow = try await home.tasks("help", "list", environment: ["COLUMNS": columns])
      #expect(narrow.status == 0 && narrow.output.contains("--format"))
    }
  }

  @Test func pathsThatAreNotUTF8AreRefused() async throws {
    let home = try Home()
    for name in ["TASKS_DB", "HOME", "XDG_CACHE_HOME"] {
      let ended = try await home.shell(
        "export \(name)=\"$(printf '/tmp/x\\377')\"; \"$tasks\" add x")
      #expect(
        ended == Ended(errors: "tasks: \(name) is not UTF-8; nothing was changed\n", status: 2))
    }
  }

  @Test func aFolderThatIsGoneLosesNothing() async throws {
    let home = try Home()
    for path in [":memory:", "x.db", "file:x?mode=memory"] {
      let ended = try await home.shell(
        "mkdir \"$HOME/gone\"; cd \"$HOME/gone\"; rmdir ../gone; \"$tasks\" add x --db '\(path)'")
      #expect(ended.status == 3 && ended.output.isEmpty)
      #expect(ended.errors.contains("the current folder: No such file or directory"))
    }
  }

  @Test func errorsAreJSONWhenJSONWasAsked() async throws {
    let home = try Home()
    try await home.shell("mkdir -p \"${db%/*}\"; echo no database at all, far from it > \"$db\"")
    let ended = try await home.tasks("list", "--format", "json")
    #expect(ended.status == 3)
    #expect(ended.errors.hasPrefix("{\"error\": {\"code\": \"storage\", \"message\": \""))
    #expect(ended.errors.hasSuffix(", \"exit\": 3}}\n"))
  }

  @Test func everythingIsTheUsersAlone() async throws {
    let home = try Home()
    try await home.shell("umask 0; \"$tasks\" add one; \"$tasks\" list")
    let modes = try await home.shell(
      "stat -c '%a' \"$db\" \"${db%/*}\" \"$HOME/.cache/tasks\" \"$HOME\"/.cache/tasks/t1*")
    #expect(modes.output == "600\n700\n700\n600\n")
  }

  @Test func worksWithoutAHome() async throws {
    let home = try Home()
    let ended = try await home.shell(
      "unset HOME; cd /; XDG_CACHE_HOME=relative TASKS_DB=/tmp/no-such.db \"$tasks\" list")
    #expect(ended.status == 0 && ended.errors.isEmpty)
  }
}
