import Testing
import TestSupport

@Suite(.onFiles) struct ConfigCommandTests {
  let home: Home
  private var userFile: String { "\(home.path)/.config/tasks/config.toml" }
  private var projectFile: String { "\(home.path)/p/.tasks.toml" }

  init() async throws {
    home = try Home()
    try await home.shell("mkdir -p p .config/tasks; cd p; \"$tasks\" init")
  }

  private func write(_ text: String, to path: String) async throws {
    try await home.shell("cat > '\(path)' <<'END'\n\(text)\nEND")
  }

  @Test func optionBeforeVariableBeforeProjectBeforeUserBeforeDefault() async throws {
    func get(_ options: String..., variable: String = "") async throws -> String {
      try await home.tasks(
        ["config", "get", "strategy"] + options, in: "p", environment: ["TASKS_STRATEGY": variable]
      ).output
    }
    #expect(try await get() == "delete\n")
    try await write("strategy = 'expire'", to: userFile)
    #expect(try await get() == "expire\n")
    try await write("strategy = 'update'", to: projectFile)
    #expect(try await get() == "update\n")
    #expect(try await get("--global") == "expire\n")
    #expect(try await get(variable: "rotate") == "rotate\n")
    #expect(try await get("--strategy", "none", variable: "rotate") == "none\n")
    #expect(
      try await home.tasks("--explain", in: "p").errors.contains("(strategy update)"))
  }

  @Test func showsEachSettingAndItsOrigin() async throws {
    try await write("ttl = 30\ncache = 'file:lists'", to: userFile)
    let variables = ["NO_COLOR": "1", "MEMCACHIER_SERVERS": ""]
    #expect(
      try await home.tasks("config", "--format=json", environment: variables).output == """
        {
          "db": {"value": "\(home.database)", "origin": "default", "from": null},
          "must-exist": {"value": "false", "origin": "default", "from": null},
          "cache": {"value": "file:\(home.path)/.config/tasks/lists", "origin": "user", \
        "from": "\(userFile):2"},
          "strategy": {"value": "delete", "origin": "default", "from": null},
          "ttl": {"value": "30", "origin": "user", "from": "\(userFile):1"},
          "layers": {"value": "view,rows", "origin": "default", "from": null},
          "color": {"value": "never", "origin": "variable", "from": "NO_COLOR"},
          "pager": {"value": "less", "origin": "default", "from": null},
          "sort": {"value": "id", "origin": "default", "from": null},
          "columns": {"value": null, "origin": "default", "from": null},
          "group-by": {"value": null, "origin": "default", "from": null},
          "filter": {"value": "", "origin": "default", "from": null},
          "week-start": {"value": "monday", "origin": "default", "from": null},
          "cache-verify": {"value": "0", "origin": "default", "from": null}
        }

        """)
    let servers = ["MEMCACHIER_SERVERS": "a; b:1"]
    let table = try await home.tasks("config", "--color=never", environment: servers).output
    #expect(table.contains("cache         memcached://a,b:1"))
    #expect(table.contains("variable MEMCACHIER_SERVERS\n"))
    #expect(table.contains("option --color\n"))
  }

  @Test func pathsStartAtTheirFileOrAtHome() async throws {
    try await write("db = 'sub/x.db'", to: userFile)
    func database() async throws -> String { try await home.tasks("config", "get", "db").output }
    #expect(try await database() == "\(home.path)/.config/tasks/sub/x.db\n")
    try await write("db = '~/x.db'", to: userFile)
    #expect(try await database() == "\(home.path)/x.db\n")
    try await home.tasks("config", "set", "db", "y.db", in: "p")
    #expect(try await database() == "\(home.path)/p/y.db\n")
  }

  @Test func setAndUnsetLeaveTheRest() async throws {
    try await write("# mine\nstrategy = 'none'   # for now\n\ncolor = \"never\"", to: userFile)
    let set = try await home.tasks("config", "set", "strategy", "update")
    #expect(set == Ended(output: "set strategy to update in \(userFile)\n"))
    #expect(
      try await home.tasks("config", "set", "strategy", "update").output
        == "strategy unchanged: update in \(userFile)\n")
    try await home.tasks("config", "set", "ttl", "60")
    #expect(
      try await home.tasks("config", "unset", "color").output == "unset color in \(userFile)\n")
    #expect(
      try await home.tasks("config", "unset", "color").output
        == "color is not set in \(userFile)\n")
    #expect(
      try await run("cat", [userFile]).output
        == "# mine\nstrategy = \"update\"   # for now\n\nttl = 60\n")
    #expect(try await home.tasks("-q", "config", "set", "cache-verify", "0.5") == Ended())
    #expect(try await home.tasks("config", "get", "cache-verify").output == "0.5\n")
  }

  @Test func unsetMakesNoFile() async throws {
    let variables = ["XDG_CONFIG_HOME": "\(home.path)/none"]
    let ended = try await home.tasks("config", "unset", "ttl", environment: variables)
    #expect(ended == Ended(output: "ttl is not set in \(home.path)/none/tasks/config.toml\n"))
    #expect(try await home.shell("ls none").status != 0)
  }

  @Test func theProjectsFileIsBesideItsDatabase() async throws {
    try await home.shell("mkdir p/sub")
    #expect(
      try await home.tasks("config", "path", "--project", in: "p/sub").output == projectFile + "\n")
    try await home.tasks("config", "set", "--project", "color", "always", in: "p/sub")
    #expect(try await run("cat", [projectFile]).output == "color = \"always\"\n")
    #expect(try await home.tasks("config", "path").output == userFile + "\n")
    let none = try await home.tasks("config", "set", "--project", "color", "always")
    #expect(
      none
        == Ended(
          errors:
            "tasks: there is no project here; nothing was changed (create one with 'tasks init')\n",
          status: 1)
    )
    // A file above the list is not the list's.
    try await write("color = 'nonsense'", to: "\(home.path)/.tasks.toml")
    #expect(try await home.tasks("list", in: "p/sub").status == 0)
    #expect(try await home.tasks("list").status == 2)
  }

  @Test(arguments: [
    ("db", "'x.db'"), ("cache", "'none'"), ("ttl", "60"), ("strategy", "'expire'"),
  ])
  func aProjectMayNotSetWhatCouldDoHarm(key: String, value: String) async throws {
    try await write("\n\(key) = \(value)", to: projectFile)
    let ended = try await home.tasks("add", "x", in: "p")
    #expect(ended.status == 2)
    #expect(ended.errors.hasPrefix("tasks: \(projectFile):2: a project may not set \(key): "))
    try await home.shell("rm '\(projectFile)'")
    let set = try await home.tasks(
      "config", "set", "--project", key, value.filter { $0 != "'" }, in: "p")
    #expect(set.status == 2 && set.errors.hasPrefix("tasks: a project may not set \(key): "))
    #expect(try await home.tasks("list", in: "p") == Ended())
  }

  private static let faults: [(String, String, String?)] = [
    ("strateg = 'x'", "unknown setting 'strateg'", "did you mean 'strategy'?"),
    ("password = 'x'", "unknown setting 'password'", "see 'tasks config'"),
    ("[cache]", "tables are not supported", nil),
    (
      "strategy = 'lru'",
      "invalid value 'lru' for strategy (expected delete, rotate, update, expire, none)", nil
    ),
    ("strategy = 1", "strategy must be text in quotes", nil),
    ("ttl = '60'", "ttl must be an integer without quotes", nil),
    ("ttl = 0", "invalid value '0' for ttl (expected 1 to 2592000 seconds)", nil),
    (
      "cache-verify = 1.5", "invalid value '1.5' for cache-verify (expected 0 to 1, such as 0.01)",
      nil
    ),
    (
      "db = ''",
      "invalid value '' for db (expected the path of a file or postgres://HOST/NAME)", nil
    ),
    (
      "layers = 'rows,x'", "invalid value 'rows,x' for layers (expected view, rows, fragment)", nil
    ),
    ("color = 'maybe'", "invalid value 'maybe' for color (expected auto, always, never)", nil),
    (
      "cache = 'memcached://user:hush@h'",
      "invalid value for cache (a user name and a password go in MEMCACHIER_USERNAME and "
        + "MEMCACHIER_PASSWORD)", nil
    ),
    ("cache = hush", "the value of 'cache' must be a number, true, false, or text in quotes", nil),
    ("ttl = 1\nttl = 2", "duplicate key 'ttl'", nil),
  ]

  @Test(arguments: faults)
  func aFaultNamesFileAndLine(text: String, message: String, hint: String?) async throws {
    try await write("# first\n\(text)", to: userFile)
    let line = text.contains("\n") ? 3 : 2
    let ending = hint.map { " (\($0))\n" } ?? "\n"
    for words in [["add", "x"], ["list"], ["where"], ["config"], ["config", "get", "db"]] {
      let unchanged = words[0] == "add" ? "; nothing was changed" : ""
      #expect(
        try await home.tasks(words)
          == Ended(
            errors: "tasks: \(userFile):\(line): \(message)\(unchanged)\(ending)", status: 2))
    }
    #expect(try await home.shell("ls -d .local").status != 0)
    #expect(try await home.tasks("--help").status == 0)
    #expect(try await home.tasks("config", "path").output == userFile + "\n")
  }

  @Test(arguments: [
    (
      ["set", "strateg", "x"],
      "unknown setting 'strateg'; nothing was changed (did you mean 'strategy'?)"
    ),
    (["get", "colour"], "unknown setting 'colour' (did you mean 'color'?)"),
    (
      ["unset", "colr"], "unknown setting 'colr'; nothing was changed (did you mean 'color'?)"
    ),
    (
      ["set", "ttl", "x"],
      "invalid value 'x' for ttl (expected 1 to 2592000 seconds); nothing was changed"
    ),
    (["sett", "ttl", "1"], "unknown command 'sett' (did you mean 'tasks config set'?)"),
  ])
  func badWordsChangeNothing(words: [String], sentence: String) async throws {
    #expect(
      try await home.tasks(["config"] + words) == Ended(errors: "tasks: \(sentence)\n", status: 2))
    #expect(try await home.shell("ls -A .config/tasks").output.isEmpty)
  }

  @Test func whatIsWrongCanBeMended() async throws {
    try await write("strateg = 'x'\nttl = 'x'\ncolor = 'never'", to: userFile)
    #expect(try await home.tasks("config", "set", "ttl", "5").status == 0)
    #expect(try await home.tasks("config", "unset", "strateg").status == 0)
    #expect(try await home.tasks("config", "get", "ttl").output == "5\n")
    let ttl = try await home.tasks(
      "config", "get", "ttl", "--global", environment: ["HOME": "/none"])
    #expect(ttl == Ended(errors: "tasks: ttl is not set\n", status: 1))
  }

  @Test func aFullDiskLosesNoSettings() async throws {
    try await write("color = 'never'", to: userFile)
    let ended = try await home.shell(
      "ulimit -f 0; trap '' XFSZ; \"$tasks\" config set ttl 60; echo $?")
    #expect(ended.output == "3\n" && ended.errors.contains("nothing was changed"), "\(ended)")
    #expect(try await run("cat", [userFile]).output == "color = 'never'\n")
    #expect(try await home.shell("ls -A .config/tasks").output == "config.toml\n")
  }
}
