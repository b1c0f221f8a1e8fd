private import Libc

/// Throws unless the file at `path` belongs to the user we act for; of a link, both the link and
/// what it points at.
///
/// Root is not exempt: a folder's owner must not choose what root reads and writes.
package func checkOwner(of path: String) throws(SettingsFileError) {
  var status = stat()
  guard lstat(path, &status) == 0 else { throw .cannotRead(path: path, reason: errorText()) }
  try checkOwner(status, path: path)
  if status.st_mode & S_IFMT == S_IFLNK {
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { throw .danglingLink(path: path) }
      throw .cannotRead(path: path, reason: errorText())
    }
    try checkOwner(status, path: path)
  }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
}

private func checkOwner(_ status: stat, path: String) throws(SettingsFileError) {
  guard status.st_uid == geteuid() else { throw .foreign(path: path, owner: status.st_uid) }
}

/// Throws unless a database and what SQLite keeps beside it belong to the user we act for.
///
/// SQLite rolls back any journal it finds, whoever put it there.
package func checkOwner(ofDatabase path: String) throws(SettingsFileError) {
  try checkOwner(of: path)
  for suffix in ["-journal", "-wal", "-shm"] {
    var status = stat()
    if lstat(path + suffix, &status) == 0 { try checkOwner(of: path + suffix) }
  }
}
