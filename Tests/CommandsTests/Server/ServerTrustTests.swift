import TestSupport
import Testing

/// A project's file names a server only after its user has allowed it.
@Suite struct ServerTrustTests {
  @Test func aProjectNamesAServerOnceItIsTrusted() async throws {
    let (server, database) = try PostgreSQL.list()
    let home = try Home()
    let url = server.url(database)
    try await home.shell("mkdir -p p/sub && echo 'db = \"\(url)\"' > p/.tasks.toml")
    for words in [["list"], ["add", "one"], ["count"], ["next", "--claim"]] {
      let ended = try await home.tasks(words, in: "p/sub")
      #expect(ended.status == 2 && ended.errors.contains("'tasks config trust'"), "\(ended)")
      #expect(ended.errors.contains("\(home.path)/p/.tasks.toml:1: "), "\(ended)")
    }
    let place = "\(url) in \(home.path)/p/.tasks.toml\n"
    #expect(try await home.tasks("config", "trust", in: "p/sub").output == "trusted: \(place)")
    let again = try await home.tasks("config", "trust", in: "p")
    #expect(again.output == "trusted, unchanged: \(place)")
    #expect(try await home.tasks("add", "one", in: "p").output == "added #1 one\n")
    #expect(try server.psql(database, "SELECT text FROM tasks.task") == "one\n")
    // The same file at another place is another.
    try await home.shell("cp -r p q")
    #expect(try await home.tasks("list", in: "q").status == 2)
    // Another server in the file needs it again.
    try await home.shell("echo 'db = \"\(url)?sslmode=disable\"' > p/.tasks.toml")
    #expect(try await home.tasks("list", in: "p").status == 2)
    #expect(try await home.tasks("config", "trust", in: "p").status == 0)
    #expect(try await home.tasks("list", in: "p").output == "1\tone\n")
    let removed = try await home.tasks("config", "trust", "--remove", in: "p")
    #expect(removed.output.hasPrefix("no longer trusted: "), "\(removed)")
    #expect(try await home.tasks("list", in: "p").status == 2)
    #expect(try await home.tasks("list", "--global", in: "p").status == 0)
  }

  /// Neither a folder's name nor a URL adds a line for another project.
  @Test func aLineBreakTrustsNothing() async throws {
    let home = try Home()
    try await home.shell(
      #"""
      mkdir -p p r/q; echo 'db = "postgres://evil.example.com/x"' > r/q/.tasks.toml
      printf '%s\n' "db = \"postgres://h/x\\n$PWD/r/q/.tasks.toml\\tpostgres://evil.example.com/x\"" > p/.tasks.toml
      name="$(printf 'a\nb')"; mkdir "$name"; cp r/q/.tasks.toml "$name/"
      """#)
    for folder in ["p", "a\nb"] {
      let ended = try await home.tasks("config", "trust", in: folder)
      #expect(ended.status == 2 && ended.errors.contains("has a control character"), "\(ended)")
    }
    let other = try await home.tasks("list", in: "r/q")
    #expect(other.status == 2 && other.errors.contains("'tasks config trust'"), "\(other)")
    #expect(try await home.shell("ls .config").status != 0)
  }

  @Test func nothingIsTrustedWhereNoServerIsNamed() async throws {
    let home = try Home()
    try await home.shell("mkdir p && echo 'color = \"never\"' > p/.tasks.toml")
    let ended = try await home.tasks("config", "trust", in: "p")
    #expect(ended.status == 1 && ended.errors.contains("no project's file here names a server"))
    try await home.shell("echo 'db = \"postgres://ada:geheim@h/x\"' > p/.tasks.toml")
    let secret = try await home.tasks("config", "trust", in: "p")
    #expect(secret.status == 2 && !secret.errors.contains("geheim"), "\(secret)")
    #expect(try await home.shell("ls .config").status != 0)
  }
}
