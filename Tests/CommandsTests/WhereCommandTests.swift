import Testing
import TestSupport

@Suite(.onFiles) struct WhereCommandTests {
  @Test func saysWhatIsInForceAndWhy() async throws {
    let home = try Home()
    try await home.shell(
      "mkdir -p p .config/tasks; echo 'cache = \"none\"' > .config/tasks/config.toml")
    try await home.shell("cd p; \"$tasks\" init; echo '\nstrategy = \"update\"' > .tasks.toml")
    let table = try await home.tasks("where", in: "p").output
    let path = home.path
    #expect(
      table.replacing(#/  +/#, with: " | ") == """
        Setting | Value | From
        db | \(path)/p/.tasks.db | nearest .tasks.db
        cache | none | user file \(path)/.config/tasks/config.toml:1
        strategy | update | project file \(path)/p/.tasks.toml:2
        user-file | \(path)/.config/tasks/config.toml | default
        project-file | \(path)/p/.tasks.toml | nearest .tasks.toml

        """)
    let variables = ["TASKS_CACHE": "file:x", "XDG_CONFIG_HOME": "/nowhere"]
    #expect(
      try await home.tasks(
        "where", "--format", "json", "--db", "y.db", "--global", in: "p", environment: variables
      ).output == """
        {
          "db": {"value": "\(home.path)/p/y.db", "origin": "option", "from": "--db"},
          "cache": {"value": "file:\(home.path)/p/x", "origin": "variable", "from": "TASKS_CACHE"},
          "strategy": {"value": "delete", "origin": "default", "from": null},
          "user-file": {"value": "/nowhere/tasks/config.toml", "origin": "variable", \
        "from": "XDG_CONFIG_HOME", "read": false},
          "project-file": {"value": null, "origin": "project", "from": null, "read": false}
        }

        """)
  }

  @Test func makesNothingAndOpensNoDatabase() async throws {
    let home = try Home(binary: Home.releaseBinary)
    try await home.tasks("add", "one")
    try await home.shell("mkdir p; cd p; \"$tasks\" init")
    let before = try await home.shell("find . | sort").output
    for folder in ["", "p"] {
      let ended = try await home.shell(
        "cd ./\(folder); strace -f -e trace=open,openat,mkdir,connect \"$tasks\" where 2>&1")
      #expect(ended.output.contains("tasks.db  ") && ended.output.contains("config.toml"))
      #expect(!ended.output.contains("tasks.db\"") && !ended.output.contains("mkdir"))
      #expect(!ended.output.contains("O_CREAT") && !ended.output.contains("connect"))
    }
    #expect(try await home.shell("find . | sort").output == before)
    let empty = try Home()
    #expect(try await empty.tasks("where").status == 0)
    #expect(try await empty.shell("ls -A").output.isEmpty)
  }

  /// What a command pays that has no file: a look at each candidate, and no reading.
  @Test func aFileThatIsMissingCostsOneFailedCall() async throws {
    let home = try Home(binary: Home.releaseBinary)
    let calls = try await home.shell(
      "strace \"$tasks\" list 2>&1 | grep -E '\\.tasks\\.|config\\.toml|\\.config'")
    let lines = calls.output.split(separator: "\n")
    // The home, /tmp and the root.
    #expect(lines.count == 2 * 3 + 1, "\(calls.output)")
    #expect(lines.allSatisfy { $0.contains("ENOENT") })
  }
}
