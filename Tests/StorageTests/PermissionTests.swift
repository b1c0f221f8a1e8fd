import Libc
import Storage
import Model
import Testing
import TestSupport

/// What the modes of files and folders forbid; to root they forbid nothing.
@Suite(.enabled("root ignores modes") { geteuid() != 0 })
struct PermissionTests {
  let home: Home
  var folder: String { home.path + "/folder" }
  var path: String { folder + "/tasks.db" }
  private let reason = "its folder cannot be written, where SQLite keeps its log"

  init() throws {
    home = try Home()
    #expect(mkdir(folder, 0o700) == 0)
    _ = try store(at: path).commit(change("one"), pagesUpTo: 0)
  }

  @Test func aFileThatMayOnlyBeReadIsListedAndNotChanged() async throws {
    let before = try await run("cksum", [path])
    #expect(chmod(path, 0o400) == 0)
    #expect(try store(at: path).list()?.taskCount == 1)
    #expect(throws: StoreError.readOnly(path: path, reason: "you may only read it")) {
      try store(at: path).commit(change("two"), pagesUpTo: 0)
    }
    #expect(try await run("cksum", [path]) == before)
  }

  @Test func aFileThatMayNotBeReadIsNamed() throws {
    #expect(chmod(path, 0) == 0)
    let expected = StoreError.cannotOpen(path: path, reason: "Permission denied")
    #expect(throws: expected) { try store(at: path).stamp() }
    #expect(throws: expected) { try store(at: path).commit(change("two"), pagesUpTo: 0) }
    #expect(chmod(path, 0o600) == 0)
    #expect(try store(at: path).list()?.taskCount == 1)
  }

  @Test func aFolderThatMayNotBeWrittenIsNamed() async throws {
    _ = try await run("sqlite3", [path, "PRAGMA wal_checkpoint(TRUNCATE)"])
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    let before = try await run("cksum", [path])
    #expect(chmod(folder, 0o500) == 0)
    defer { chmod(folder, 0o700) }
    let expected = StoreError.readOnly(path: path, reason: reason)
    #expect(throws: expected) { try store(at: path).commit(change("two"), pagesUpTo: 0) }
    #expect(try store(at: path).list()?.taskCount == 1)
    let new = folder + "/new.db"
    #expect(try store(at: new).list() == nil)
    #expect(throws: StoreError.cannotOpen(path: new, reason: reason)) {
      try store(at: new).commit(change("two"), pagesUpTo: 0)
    }
    #expect(try await run("cksum", [path]) == before)
  }
}
