import Testing
import TestSupport

/// Where the list lives: the nearest `.tasks.db`, and what goes before and behind it.
@Suite(.onFiles) struct InitCommandTests {
  let home: Home

  init() async throws {
    home = try Home()
    try await home.shell("mkdir -p project/below/deep elsewhere")
  }

  @Test func everyCommandBelowUsesIt() async throws {
    let path = "\(home.path)/project/.tasks.db"
    #expect(try await home.tasks("init", in: "project") == Ended(output: "created \(path)\n"))
    try await home.tasks("add", "one", in: "project/below/deep")
    #expect(try await home.tasks("list", in: "project").output == "1\tone\n")
    try await home.tasks("remove", "1", in: "project/below")
    try await home.tasks("add", "two", in: "project/below")
    #expect(try await home.tasks("list", in: "project").output == "2\ttwo\n")
    #expect(try await home.tasks("list", in: "elsewhere") == Ended())
    let made = try await home.shell("find . -name '*.db'; stat -c %a project/.tasks.db")
    #expect(made.output == "./project/.tasks.db\n600\n")
  }

  @Test func whatIsThereIsLeftAlone() async throws {
    try await home.tasks("init", in: "project")
    try await home.tasks("add", "one", in: "project")
    let path = "\(home.path)/project/.tasks.db"
    #expect(
      try await home.tasks("init", in: "project") == Ended(output: "\(path) already exists\n"))
    #expect(try await home.tasks("init", "--quiet", in: "project") == Ended())
    #expect(try await home.tasks("list", in: "project").output == "1\tone\n")
  }

  @Test func theNearestCounts() async throws {
    for folder in ["project", "project/below"] {
      let ended = try await home.tasks("init", in: folder)
      let note = "tasks: it takes the place of \(home.path)/project/.tasks.db in this folder\n"
      #expect(ended.errors == (folder == "project" ? "" : note))
      try await home.tasks("add", folder, in: folder)
    }
    #expect(try await home.tasks("list", in: "project").output == "1\tproject\n")
    #expect(try await home.tasks("list", in: "project/below/deep").output == "1\tproject/below\n")
  }

  @Test func optionBeforeVariableBeforeProjectBeforeFileBeforeDefault() async throws {
    func list(_ words: String..., variable: String = "") async throws -> String {
      try await home.tasks(
        ["list"] + words, in: "project/below", environment: ["TASKS_DB": variable]
      ).output
    }
    try await home.tasks("add", "default")
    #expect(try await list() == "1\tdefault\n")
    try await home.tasks("add", "file", "--db", "file.db")
    try await home.tasks("config", "set", "db", "file.db")
    #expect(try await list() == "1\tfile\n")
    try await home.tasks("init", in: "project")
    try await home.tasks("add", "project", in: "project")
    #expect(try await list() == "1\tproject\n")
    #expect(try await list("--global") == "1\tfile\n")
    try await home.tasks("add", "variable", "--db", "variable.db")
    #expect(try await list(variable: "\(home.path)/variable.db") == "1\tvariable\n")
    #expect(try await list("--global", variable: "\(home.path)/variable.db") == "1\tvariable\n")
    try await home.tasks("add", "option", "--db", "option.db")
    #expect(
      try await list("--db", "../../option.db", variable: "\(home.path)/variable.db")
        == "1\toption\n")
  }

  @Test func whatMakesNoSenseIsRefused() async throws {
    for words in [["init", "--db", "x"], ["--global", "init"], ["init", "x"]] {
      let ended = try await home.tasks(words, in: "project")
      #expect(ended.status == 2 && ended.output.isEmpty, "\(ended)")
    }
    #expect(try await home.shell("ls -A project").output == "below\n")
    let masked = try await home.tasks("init", in: "project", environment: ["TASKS_DB": "/x.db"])
    #expect(masked.errors == "tasks: TASKS_DB=/x.db overrides it\n")
    try await home.shell("cd elsewhere; echo something else altogether > .tasks.db")
    let foreign = try await home.tasks("init", in: "elsewhere")
    #expect(foreign.status == 3 && foreign.errors.contains("is not a database"), "\(foreign)")
  }

  @Test func aFolderWhoseNameIsNoTextIsRefusedOnlyWhereItMatters() async throws {
    let script = """
      folder="$(printf 'x\\377')"; mkdir "$folder"; cd "$folder"; "$tasks" list; echo $?
      : > .tasks.db; "$tasks" list; echo $?; "$tasks" list --global; echo $?
      "$tasks" list --db "$HOME/y"; echo $?
      """
    let ended = try await home.shell(script)
    #expect(ended.output == "0\n3\n0\n0\n")
    #expect(ended.errors.hasSuffix(".tasks.db: its folder's name is not UTF-8\n"))
    #expect(try await home.shell("mkdir g; cd g; rmdir ../g; \"$tasks\"") == Ended())
  }

  @Test func whatIsNoFileIsRefused() async throws {
    let script = "cd project; rm -rf .tasks.db;"
    for (setUp, words) in [
      ("mkdir .tasks.db", "is not a file"), ("mkfifo .tasks.db", "is not a file"),
      ("ln -s ../made .tasks.db", "is a link to a file that does not exist"),
      ("mkdir .tasks.toml", "is not a file"),
    ] {
      try await home.shell("\(script) \(setUp)")
      let ended = try await home.tasks("add", "x", in: "project/below")
      #expect(
        ended.status == 3 && ended.errors.hasSuffix("\(words); nothing was changed\n"), "\(ended)")
    }
    #expect(try await home.shell("ls -A").output == "elsewhere\nproject\n")
  }
}
