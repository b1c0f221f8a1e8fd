private import CSQLite
private import Libc
private import Synchronization

/// SQLite's own access to files, except that it deletes only what belongs to a database that is open.
///
/// A rollback journal can name another file, a super-journal, which SQLite deletes when it has rolled
/// back (https://sqlite.org/fileformat.html#the_rollback_journal). A journal that comes with a cloned
/// repository could so delete any file of the user.
enum DatabaseFiles {
  /// The name under which ``register()`` makes it known to SQLite.
  static let name = "tasks"

  /// SQLITE_IOERR_DELETE, a macro that Swift cannot import: what SQLite reports when a file was not
  /// deleted because it belongs to no open database.
  static let refusal: Int32 = SQLITE_IOERR | 10 << 8

  /// The paths of the databases that this process opened, as SQLite resolved them.
  private static let databases = Mutex<Set<String>>([])

  /// Makes it known to SQLite, once in a process; false when there is no memory.
  static let isRegistered = register()

  private static func register() -> Bool {
    guard let system = sqlite3_vfs_find(nil), let name = strdup(name) else { return false }
    // Never freed: SQLite keeps it as long as the process lives.
    let files = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    files.initialize(to: system.pointee)
    files.pointee.zName = UnsafePointer(name)
    files.pointee.xOpen = { _, path, file, flags, outFlags in
      guard let system = sqlite3_vfs_find(nil) else { return SQLITE_CANTOPEN }
      if let path, flags & SQLITE_OPEN_MAIN_DB != 0 {
        let path = String(cString: path)
        DatabaseFiles.databases.withLock { _ = $0.insert(path) }
      }
      return system.pointee.xOpen(system, path, file, flags, outFlags)
    }
    files.pointee.xDelete = { _, path, syncsFolder in
      guard let system = sqlite3_vfs_find(nil), let path,
        DatabaseFiles.owns(String(cString: path))
      else { return DatabaseFiles.refusal }
      return system.pointee.xDelete(system, path, syncsFolder)
    }
    return sqlite3_vfs_register(files, 0) == SQLITE_OK
  }

  /// Whether `path` is the journal or the log of a database that this process opened.
  private static func owns(_ path: String) -> Bool {
    ["-journal", "-wal", "-shm"].contains { suffix in
      path.hasSuffix(suffix)
        && databases.withLock { $0.contains(String(path.dropLast(suffix.count))) }
    }
  }
}
