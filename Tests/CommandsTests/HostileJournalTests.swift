import Libc
import Testing
import TestSupport

/// A rollback journal that names a super-journal, which SQLite deletes once it has rolled back, as a
/// cloned repository or another user of a shared folder can put it beside a database.
@Suite(.onFiles) struct HostileJournalTests {
  private let home: Home

  init() async throws {
    home = try Home()
    try await home.shell("mkdir project; cd project; \"$tasks\" init; \"$tasks\" add one")
    // Checkpointed, so that the journal is all there is beside the database.
    try await home.shell("sqlite3 project/.tasks.db 'PRAGMA wal_checkpoint(TRUNCATE)'")
    try await home.shell("cd project; rm -f .tasks.db-wal .tasks.db-shm; echo thesis > ../precious")
  }

  @Test(arguments: [["list"], ["add", "two"], ["undo"], ["log"], ["---complete", "bash", ""]])
  func noCommandDeletesTheFileThatAJournalNames(words: [String]) async throws {
    for name in ["\(home.path)/precious", "../precious", "precious-wal"] {
      try await home.shell("cp precious precious-wal; cp precious project/precious-wal")
      try writeJournal(naming: name)
      let ended = try await home.tasks(words, in: "project")
      if words[0] != "---complete", name.hasPrefix("/") {
        #expect(
          ended.status == 3
            && ended.errors.contains("its journal would delete another file; remove"), "\(ended)")
      }
      #expect(
        try await home.shell("cat precious precious-wal project/precious-wal").output
          == "thesis\nthesis\nthesis\n", "\(name)")
    }
  }

  @Test func aDatabaseNamedWithDBIsNoExceptionAndWorksAgainWithoutTheJournal() async throws {
    try writeJournal(naming: "\(home.path)/precious")
    let refused = try await home.tasks("list", "--db", "\(home.path)/project/.tasks.db")
    #expect(refused.status == 3, "\(refused)")
    #expect(try await home.shell("cat precious; rm project/.tasks.db-journal").output == "thesis\n")
    #expect(try await home.tasks("list", in: "project").output == "1\tone\n")
  }

  /// A journal without pages, and the name of a super-journal at its end
  /// (https://sqlite.org/fileformat.html#the_rollback_journal).
  private func writeJournal(naming name: String) throws {
    let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    func bytes(_ numbers: [UInt32]) -> [UInt8] {
      numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
      }
    }
    var status = stat()
    guard stat("\(home.path)/project/.tasks.db", &status) == 0 else { throw TestFailure("no file") }
    let pages = UInt32(status.st_size / 4_096)
    var journal = magic + bytes([0, 0x1234, pages, 512, 4_096])
    journal += [UInt8](repeating: 0, count: 512 - journal.count)
    let sum = name.utf8.reduce(UInt32(0)) { $0 + UInt32($1) }
    journal += bytes([0x4000_0000 / 4_096 + 1]) + name.utf8
    journal += bytes([UInt32(name.utf8.count), sum]) + magic
    let file = open("\(home.path)/project/.tasks.db-journal", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0, writeAll(journal, to: file) else { throw TestFailure(errorText()) }
    close(file)
  }
}
