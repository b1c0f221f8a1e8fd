import App
import TOML
import Libc
import TestSupport
import Testing

@Suite struct SettingsFileTests {
  let home: Home
  var path: String { home.path + "/folder/config.toml" }
  var file: SettingsFile { SettingsFile(path: path, isOfProject: false) }

  init() throws {
    home = try Home()
  }

  private func set(_ key: String, in file: SettingsFile) throws -> Bool {
    try file.change { $0.setting(key, to: .integer(1)) }
  }

  @Test func aFileThatIsMissingIsMadeForTheUserAlone() async throws {
    #expect(try file.read() == nil)
    #expect(try set("a", in: file))
    #expect(try file.read()?["a"]?.value == .integer(1))
    #expect(try await run("stat", ["-c", "%a %n", path]).output == "600 \(path)\n")
    #expect(try !set("a", in: file))
    #expect(try await run("ls", ["-A", home.path + "/folder"]).output == "config.toml\n")
  }

  @Test func aChangeKeepsModeAndLink() async throws {
    let script = """
      mkdir "$HOME/folder" "$HOME/dots"; echo '# mine' > "$HOME/dots/real"
      chmod 640 "$HOME/dots/real"; ln -s ../dots/real "$HOME/folder/config.toml"
      """
    try await home.shell(script)
    #expect(try set("a", in: file))
    let look = try await home.shell(
      "readlink \"$HOME/folder/config.toml\"; cat \"$HOME/dots/real\"; stat -c %a \"$HOME/dots/real\""
    )
    #expect(look.output == "../dots/real\n# mine\na = 1\n640\n")
  }

  @Test func whatIsNoFileOrTooLargeIsRefused() async throws {
    try await home.shell(
      "mkdir \"$HOME/folder\"; cd \"$HOME/folder\"; mkfifo p; ln -s none l; "
        + "head -c 65537 /dev/zero | tr '\\0' '#' > large; head -c 65536 large > fits")
    let folder = home.path + "/folder"
    func read(_ name: String) throws -> TOMLDocument? {
      try SettingsFile(path: folder + name, isOfProject: false).read()
    }
    #expect(throws: SettingsFileError.notAFile(path: folder + "/p")) { try read("/p") }
    #expect(throws: SettingsFileError.notAFile(path: folder)) { try read("") }
    #expect(throws: SettingsFileError.tooLarge(path: folder + "/large")) { try read("/large") }
    #expect(try read("/fits")?.entries.isEmpty == true)
    let link = SettingsFile(path: folder + "/l", isOfProject: false)
    #expect(throws: SettingsFileError.danglingLink(path: folder + "/l")) {
      try set("a", in: link)
    }
  }

  @Test(arguments: [
    "a = update", "a =", "a", "\u{FEFF}a = 1", "a = [1, 2]", "a = 'x", "a = 1 2", "a = 1\na = 2",
    "# first\na = 1\r\n a=2", "[table]\nx = 1\na = =",
  ])
  func anInvalidLineIsReplacedAndRemoved(text: String) async throws {
    let folder = home.path + "/folder"
    for isSet in [true, false] {
      _ = try await run(
        "sh", ["-c", "mkdir -p \(folder); cat > \(path)"], input: text + "\nb = 1\n")
      if isSet { _ = try set("a", in: file) } else { _ = try file.change { $0.removing("a") } }
      let document = try #require(try file.readToCorrect())
      #expect(document.has("a") == isSet && document["b"] != nil, "\(text)")
      if isSet { #expect(document["a"] != nil) }
      #expect(try await run("ls", ["-A", folder]).output == "config.toml\n")
    }
  }

  @Test func changesAtOnceAreAllKept() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask { @concurrent [file] in
          _ = try file.change { $0.setting("k\(number)", to: .integer(1)) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try file.read()?.entries.count == 40)
  }
}

/// Whose a project's files are; only root can make a file somebody else's.
@Suite(.enabled("only root can give a file away") { geteuid() == 0 })
struct OwnershipTests {
  let home: Home
  var path: String { home.path + "/.tasks.toml" }

  init() async throws {
    home = try Home()
    try await home.shell("cd \"$HOME\"; echo 'a = 1' > .tasks.toml; echo 'a = 1' > real")
  }

  private func read() throws -> TOMLDocument? {
    try SettingsFile(path: path, isOfProject: true).read()
  }

  @Test func anotherUsersFileIsRefused() async throws {
    #expect(try read()?["a"]?.value == .integer(1))
    try await home.shell("chown 65534 \"$HOME/.tasks.toml\"")
    #expect(throws: SettingsFileError.foreign(path: path, owner: 65534)) { try read() }
    #expect(throws: SettingsFileError.foreign(path: path, owner: 65534)) {
      try SettingsFile(path: path, isOfProject: true).change {
        $0.setting("b", to: .integer(1))
      }
    }
    #expect(try await run("cat", [path]).output == "a = 1\n")
  }

  @Test func ofALinkBothEndsAreLookedAt() async throws {
    try await home.shell("cd \"$HOME\"; ln -sf real .tasks.toml")
    #expect(try read()?["a"]?.value == .integer(1))
    try await home.shell("cd \"$HOME\"; chown 65534 real")
    #expect(throws: SettingsFileError.foreign(path: path, owner: 65534)) { try read() }
    try await home.shell("cd \"$HOME\"; chown 0 real; chown -h 65534 .tasks.toml")
    #expect(throws: SettingsFileError.foreign(path: path, owner: 65534)) { try read() }
    try await home.shell("cd \"$HOME\"; rm real; chown -h 0 .tasks.toml")
    #expect(throws: SettingsFileError.danglingLink(path: path)) { try checkOwner(of: path) }
    #expect(throws: SettingsFileError.danglingLink(path: path)) { try read() }
  }

  @Test(arguments: ["-journal", "-wal", "-shm"])
  func whatLiesBesideADatabaseIsLookedAt(suffix: String) async throws {
    try checkOwner(ofDatabase: path)
    try await home.shell("cd \"$HOME\"; : > .tasks.toml\(suffix)")
    try checkOwner(ofDatabase: path)
    try await home.shell("cd \"$HOME\"; chown 65534 .tasks.toml\(suffix)")
    #expect(throws: SettingsFileError.foreign(path: path + suffix, owner: 65534)) {
      try checkOwner(ofDatabase: path)
    }
  }
}
