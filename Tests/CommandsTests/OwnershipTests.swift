import Libc
import Testing
import TestSupport

/// A folder that others may write does not choose our database; only root can make a file
/// somebody else's.
@Suite(.onFiles, .enabled("only root can give a file away") { geteuid() == 0 })
struct OwnershipTests {
  let home: Home

  init() async throws {
    home = try Home()
    try await home.shell("mkdir -p project/below; cd project; \"$tasks\" init; \"$tasks\" add one")
  }

  /// Whether commands are refused, in one line that names `file`, and change nothing.
  private func isRefused(_ file: String) async throws -> Bool {
    let before = try await home.shell("cksum project/.tasks.*; find .").output
    for words in [["add", "x"], ["list"], ["where"], ["config"], ["cache", "clear"]] {
      let ended = try await home.tasks(words, in: "project/below")
      let unchanged = words[0] == "add" ? "; nothing was changed" : ""
      let sentence = """
        tasks: \(home.path)/project/\(file) belongs to another user (65534)\(unchanged) \
        (name a database with --db, or use your own with --global)

        """
      if ended != Ended(errors: sentence, status: 3) { return false }
    }
    return try await home.shell("cksum project/.tasks.*; find .").output == before
  }

  @Test(arguments: [".tasks.db", ".tasks.toml"])
  func whatIsSomebodyElsesIsRefused(file: String) async throws {
    try await home.shell("cd project; touch .tasks.toml")
    #expect(try await !isRefused(file))
    try await home.shell("chown 65534 project/\(file)")
    #expect(try await isRefused(file))
    let own = ["--db", "\(home.path)/own.db"]
    #expect(try await home.tasks(["add", "two"] + own, in: "project").status == 0)
    #expect(
      try await home.tasks("list", in: "project", environment: ["TASKS_DB": own[1]]).output
        == "1\ttwo\n")
    #expect(try await home.tasks("add", "three", "--global", in: "project").status == 0)
    #expect(try await home.tasks("list").output == "1\tthree\n")
  }

  @Test func aLinkAndWhatItLeadsToAreLookedAt() async throws {
    try await home.shell(
      "cd project; mv .tasks.db real; mv .tasks.db-wal real-wal; rm .tasks.db-*; ln -s real .tasks.db"
    )
    #expect(try await home.tasks("list", in: "project").output == "1\tone\n")
    try await home.shell("chown 65534 project/real")
    #expect(try await isRefused(".tasks.db"))
    try await home.shell("chown 0 project/real; chown -h 65534 project/.tasks.db")
    #expect(try await isRefused(".tasks.db"))
  }

  @Test func aJournalThatSomebodyPutThereIsNotPlayedBack() async throws {
    try await home.shell("cd project; echo x > .tasks.db-journal; chown 65534 .tasks.db-journal")
    #expect(try await isRefused(".tasks.db-journal"))
  }

  @Test func aFileOfSomebodyElseSetsNothing() async throws {
    try await home.shell(
      "cd project; echo 'strategy = \"rotate\"' > .tasks.toml; chown 65534 .tasks.toml")
    let named = try await home.tasks("where", "--db", "/x.db", in: "project")
    #expect(named.output.contains("delete"))
    #expect(named.output.contains("ignored: owned by another user"))
    let set = try await home.tasks("config", "set", "--project", "color", "never", in: "project")
    #expect(set.status == 3)
    #expect(try await home.shell("cat project/.tasks.toml").output == "strategy = \"rotate\"\n")
  }

  @Test func besideSomebodyElsesListNothingIsSet() async throws {
    try await home.shell("chown 65534 project/.tasks.db")
    let set = try await home.tasks("config", "set", "--project", "color", "never", in: "project")
    #expect(set.status == 3 && set.errors.contains("belongs to another user (65534)"))
    #expect(try await home.shell("ls project/.tasks.toml").status != 0)
  }

  @Test func initLeavesWhatIsSomebodyElses() async throws {
    try await home.shell("chown 65534 project/.tasks.db")
    let ended = try await home.tasks("init", in: "project")
    #expect(ended.status == 3 && ended.errors.contains("belongs to another user (65534)"))
  }

  @Test func theOwnerMayUseWhatRootMayNot() async throws {
    try await home.shell("cp \"$tasks\" binary; chown -R 65534 .; chmod 755 .")
    #expect(try await isRefused(".tasks.db"))
    let user = "setpriv --reuid=65534 --regid=65534 --clear-groups \"$HOME/binary\""
    let owner = try await home.shell("cd project/below; \(user) add two; \(user) list")
    #expect(owner == Ended(output: "added #2 two\n1\tone\n2\ttwo\n"))
    try await home.shell("chown 0 project/.tasks.db")
    #expect(try await home.shell("cd project; \(user) list").status == 3)
  }
}
