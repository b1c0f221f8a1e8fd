private import CSQLite
private import Libc
private import Synchronization

/// SQLite's access to files, with checks on what was opened: the one place that opens a database.
///
/// Others may have put files beside a database: in a cloned repository, a shared folder, or a restored
/// archive. Every check is made on the open file, so that nothing can be swapped in between.
/// - Only databases that were announced with ``allowNext(mustBeOwned:)`` or ``allowNew(_:besides:)`` are
///   opened, under the path without links that was announced: a link put there meanwhile is refused.
/// - A database, its journal and its log are regular files without another name (a hard link of a
///   database has a log of its own, and the two destroy each other).
/// - A journal or log belongs to the user, to the owner of the database, or to root, unless others may
///   write the database anyway: SQLite rolls back any journal that it finds.
/// - No journal or log is created for a database that the user may only read.
/// - Only the files of an open database are deleted. A journal can name any other file, which SQLite
///   deletes after the rollback (https://sqlite.org/fileformat.html#the_rollback_journal).
enum DatabaseFiles {
  /// The name under which ``register()`` makes it known to SQLite.
  static let name = "tasks"

  /// What SQLite adds to the name of a database for the files that it keeps beside it.
  static let suffixes = ["-journal", "-wal", "-shm"]

  /// SQLITE_IOERR_DELETE, a macro that Swift cannot import: SQLite's result when a file was not
  /// deleted because it belongs to no open database.
  static let refusal: Int32 = SQLITE_IOERR | 10 << 8

  private struct State {
    /// Whether each database must belong to the user, by the path that SQLite resolved.
    ///
    /// As all here few at most, so that nothing is gained by a dictionary, which takes a command longer to
    /// set up.
    var databases: [(path: String, mustBeOwned: Bool)] = []
    /// The databases that were last opened to be written.
    var written: [String] = []
    /// Whether the database whose name a thread resolves next must belong to the user; nil when it
    /// may open none.
    var next: [(thread: pthread_t, mustBeOwned: Bool)] = []
    /// Why the last file of a thread was refused.
    var problems: [pthread_t: String] = [:]

    /// Whether a database must belong to the user; nil for a path that is none.
    func mustBeOwned(_ path: String) -> Bool? {
      databases.first { $0.path == path }?.mustBeOwned
    }

    mutating func allow(_ path: String, mustBeOwned: Bool) {
      databases.removeAll { $0.path == path }
      databases.append((path, mustBeOwned))
    }
  }

  private static let state = Mutex(State())

  /// Makes it known to SQLite, once in a process; false when there is no memory.
  static let isRegistered = register()

  /// Allows to open one database, under the path to which SQLite resolves its name next.
  ///
  /// With `mustBeOwned` it and all its files must belong to the user.
  static func allowNext(mustBeOwned: Bool) {
    let thread = pthread_self()
    state.withLock { state in
      state.next.removeAll { $0.thread == thread }
      state.next.append((thread, mustBeOwned))
    }
  }

  /// Allows to create the database at `path`, which is not resolved: a link there is refused.
  static func allowNew(_ path: String, besides database: String) {
    state.withLock { $0.allow(path, mustBeOwned: $0.mustBeOwned(database) ?? false) }
  }

  /// Returns why a file of this thread was refused since the last call; nil when none was.
  static func takeProblem() -> String? {
    state.withLock { $0.problems.removeValue(forKey: pthread_self()) }
  }

  private static func register() -> Bool {
    guard let system = sqlite3_vfs_find(nil), let name = strdup(name) else { return false }
    let open: @convention(c) (UnsafePointer<CChar>?, Int32, Int32) -> Int32 = { path, flags, mode in
      path.map { DatabaseFiles.open($0, flags, mode_t(truncatingIfNeeded: mode)) } ?? -1
    }
    let call = unsafeBitCast(open, to: sqlite3_syscall_ptr.self)
    guard system.pointee.xSetSystemCall(system, "open", call) == SQLITE_OK else { return false }
    // Never freed: SQLite keeps it as long as the process lives.
    let files = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    files.initialize(to: system.pointee)
    files.pointee.zName = UnsafePointer(name)
    files.pointee.xFullPathname = { _, name, count, path in
      guard let system = sqlite3_vfs_find(nil) else { return SQLITE_CANTOPEN }
      let code = system.pointee.xFullPathname(system, name, count, path)
      if let path { DatabaseFiles.resolved(String(cString: path)) }
      return code
    }
    files.pointee.xOpen = { _, path, file, flags, outFlags in
      guard let system = sqlite3_vfs_find(nil) else { return SQLITE_CANTOPEN }
      if let path, flags & SQLITE_OPEN_MAIN_DB != 0, !DatabaseFiles.isAllowed(String(cString: path))
      {
        return SQLITE_CANTOPEN
      }
      return system.pointee.xOpen(system, path, file, flags, outFlags)
    }
    files.pointee.xDelete = { _, path, syncsFolder in
      guard let system = sqlite3_vfs_find(nil), let path,
        DatabaseFiles.database(of: String(cString: path))?.isMain == false
      else { return DatabaseFiles.refusal }
      return system.pointee.xDelete(system, path, syncsFolder)
    }
    return sqlite3_vfs_register(files, 0) == SQLITE_OK
  }

  private static func resolved(_ path: String) {
    let thread = pthread_self()
    state.withLock { state in
      guard let index = state.next.firstIndex(where: { $0.thread == thread }) else { return }
      state.allow(path, mustBeOwned: state.next.remove(at: index).mustBeOwned)
    }
  }

  private static func isAllowed(_ path: String) -> Bool {
    state.withLock { state in
      guard state.mustBeOwned(path) == nil else { return true }
      state.problems[pthread_self()] = "it was replaced by a link meanwhile"
      return false
    }
  }

  /// The database that a file belongs to, and whether it is that itself; nil for other files.
  private static func database(
    of path: String
  ) -> (path: String, mustBeOwned: Bool, isMain: Bool)? {
    state.withLock { state in
      if let mustBeOwned = state.mustBeOwned(path) { return (path, mustBeOwned, true) }
      for suffix in suffixes where path.hasSuffix(suffix) {
        let database = String(path.dropLast(suffix.count))
        if let mustBeOwned = state.mustBeOwned(database) { return (database, mustBeOwned, false) }
      }
      return nil
    }
  }

  /// Opens a file for SQLite; -1 with `errno` when it is refused.
  private static func open(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
    guard let owner = database(of: String(cString: path)) else {
      return Libc.open(path, flags, mode)
    }
    // Who may not write a database leaves no log that its owner could not write.
    let flags = owner.isMain || isWritten(owner.path) ? flags : flags & ~O_CREAT
    // A journal and a log of a database that others may write have its mode from the start: SQLite would
    // set it once they are there, and another user could not open them until then.
    let mask = owner.isMain || mode & 0o022 == 0 ? nil : umask(0)
    defer { if let mask { umask(mask) } }
    var file = Libc.open(path, flags | O_NOFOLLOW, mode)
    if file < 0, errno == EACCES, !owner.isMain, makeWritable(path) {
      file = Libc.open(path, flags | O_NOFOLLOW, mode)
    }
    guard file >= 0 else { return file }
    guard let problem = problem(of: file, owner) else {
      if owner.isMain { record(owner.path, isWritten: flags & O_ACCMODE == O_RDWR) }
      return file
    }
    close(file)
    let name = owner.isMain ? "" : " \(String(cString: path))"
    state.withLock {
      $0.problems[pthread_self()] = (owner.isMain ? "it" : "its file\(name)") + " \(problem)"
    }
    errno = EPERM
    return -1
  }

  private static func record(_ path: String, isWritten: Bool) {
    state.withLock { state in
      state.written.removeAll { $0 == path }
      if isWritten { state.written.append(path) }
    }
  }

  private static func isWritten(_ path: String) -> Bool {
    state.withLock { $0.written.contains(path) }
  }

  private static func problem(
    of file: Int32, _ owner: (path: String, mustBeOwned: Bool, isMain: Bool)
  ) -> String? {
    var status = stat()
    guard fstat(file, &status) == 0 else { return "cannot be checked" }
    guard status.st_mode & S_IFMT == S_IFREG else { return "is not a regular file" }
    guard status.st_nlink <= 1 else { return "has a second name (hard link)" }
    guard status.st_uid != geteuid() else { return nil }
    guard !owner.mustBeOwned else { return "belongs to user \(status.st_uid)" }
    guard !owner.isMain, status.st_uid != 0 else { return nil }
    var database = stat()
    guard stat(owner.path, &database) == 0 else { return "has no database" }
    let isShared = database.st_mode & (S_IWGRP | S_IWOTH) != 0
    return isShared || database.st_uid == status.st_uid ? nil : "belongs to user \(status.st_uid)"
  }

  /// Makes the user's own log writable, which SQLite created while its database was read-only.
  private static func makeWritable(_ path: UnsafePointer<CChar>) -> Bool {
    let file = Libc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    return fstat(file, &status) == 0 && status.st_uid == geteuid()
      && status.st_mode & S_IFMT == S_IFREG && fchmod(file, status.st_mode | S_IWUSR) == 0
  }
}
