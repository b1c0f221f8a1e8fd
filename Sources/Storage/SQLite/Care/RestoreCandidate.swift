private import Libc
import Model

/// A copy of a backup beside the database, checked and brought to the newest schema, whose content then
/// takes the place of the database's.
struct RestoreCandidate {
  let connection: Connection
  let tasks: Int
  private let file: TemporaryFile

  /// Reads the backup at `backup`, an absolute path, and throws unless it is whole and a list of ours.
  ///
  /// `database` is the path without links of the database, which may be missing with its folder.
  init(_ backup: String, of database: String) throws(StoreError) {
    let prefix = Self.place(database) + ".restoring-"
    guard let file = TemporaryFile(prefix: prefix, suffixes: DatabaseFiles.suffixes) else {
      throw .cannotWrite(path: database, reason: errorText())
    }
    self.file = file
    try Self.copy(backup, to: file, besides: database)
    connection = try Connection(
      path: backup, file: file.path, mode: .writing, mustBeOwned: false)
    let version = try connection.schemaVersion()
    guard version > 0 else { throw .foreignDatabase(path: backup) }
    // It is ours alone, and thrown away after a crash.
    try connection.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
    try connection.checkIntegrity()
    if version < Schema.newest { try connection.migrate(from: version, keepsCopy: false) }
    tasks = try connection.taskCount()
  }

  /// The path of the database, or of the nearest folder above it that is there, with the same name.
  private static func place(_ database: String) -> String {
    var folder = parentFolder(of: database) ?? ""
    while access(folder, F_OK) != 0, let above = parentFolder(of: folder) { folder = above }
    return "\(folder)/\(database.split(separator: "/").last ?? "tasks.db")"
  }

  private static func copy(
    _ backup: String, to copy: TemporaryFile, besides database: String
  ) throws(StoreError) {
    let source = open(backup, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard source >= 0 else { throw .cannotOpen(path: backup, reason: errorText()) }
    defer { close(source) }
    var status = stat()
    guard fstat(source, &status) == 0 else { throw .cannotOpen(path: backup, reason: errorText()) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw .cannotOpen(
        path: backup, reason: "it is \(isFolder ? "a folder" : "not a regular file")")
    }
    var live = stat()
    if stat(database, &live) == 0, live.st_dev == status.st_dev, live.st_ino == status.st_ino {
      throw .cannotOpen(path: backup, reason: "it is the list itself")
    }
    guard status.st_size > 0 else { throw .notADatabase(path: backup) }
    try refuseLog(of: backup)
    try copyBytes(source, to: copy, of: backup)
    // Another program may have begun to change it meanwhile.
    try refuseLog(of: backup)
  }

  private static func refuseLog(of backup: String) throws(StoreError) {
    guard let log = unfinishedLog(of: backup) else { return }
    throw .cannotOpen(
      path: backup,
      reason: "\(log) is beside it, so it is in use; 'tasks backup --db' copies such a list")
  }

  private static func copyBytes(
    _ source: Int32, to copy: TemporaryFile, of backup: String
  ) throws(StoreError) {
    let target = open(copy.path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard target >= 0 else { throw .cannotWrite(path: copy.path, reason: errorText()) }
    defer { close(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { readSome(source, $0) }
      guard count != 0 else { return }
      guard count > 0 else { throw .cannotOpen(path: backup, reason: errorText()) }
      guard writeAll(Array(buffer[..<count]), to: target) else {
        throw errno == ENOSPC
          ? .full(path: copy.path) : .cannotWrite(path: copy.path, reason: errorText())
      }
    }
  }
}
