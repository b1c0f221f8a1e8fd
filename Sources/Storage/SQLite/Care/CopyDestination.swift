import Libc
import Model

/// The name under which a copy of a database is put in place, checked before anything is written.
struct CopyDestination {
  /// As the user named it.
  let name: String
  /// Without links.
  let path: String
  private let folder: String
  private let replaces: Bool

  /// Throws when nothing may be written at `file`, an absolute path: it is there and not to be replaced, no
  /// file, or the database at `database`, a path without links, or one of its files.
  init(_ file: String, of database: String, replaces: Bool) throws(StoreError) {
    name = file
    self.replaces = replaces
    guard let last = file.split(separator: "/").last,
      let folder = realpath(parentFolder(of: file) ?? "/", nil)
    else { throw .cannotWrite(path: file, reason: openFailure(of: file) ?? errorText()) }
    defer { free(folder) }
    self.folder = String(cString: folder)
    path = (self.folder == "/" ? "" : self.folder) + "/" + last
    try check(besides: [database] + DatabaseFiles.suffixes.map { database + $0 })
  }

  private func check(besides files: [String]) throws(StoreError) {
    guard !files.contains(path) else { throw refusal("it is a file of the list itself") }
    var status = stat()
    if lstat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFLNK: throw refusal("it is a link")
      case S_IFDIR: throw refusal("it is a folder")
      default: throw refusal("it is not a regular file")
      }
      for file in files {
        var other = stat()
        guard stat(file, &other) == 0 else { continue }
        guard other.st_dev != status.st_dev || other.st_ino != status.st_ino else {
          throw refusal("it is a file of the list itself")
        }
      }
      guard replaces else { throw .exists(path: name) }
    }
    if let log = unfinishedLog(of: path) { throw refusal("\(log) is beside it, so it is in use") }
  }

  private func refusal(_ reason: String) -> StoreError { .cannotWrite(path: name, reason: reason) }

  /// Makes the file that becomes the copy.
  func temporaryFile() throws(StoreError) -> TemporaryFile {
    guard let file = TemporaryFile(prefix: path + ".", suffixes: DatabaseFiles.suffixes) else {
      throw refusal(errorText())
    }
    return file
  }

  /// Puts the copy in place, once it is on the disk; returns its size.
  func take(_ copy: TemporaryFile) throws(StoreError) -> Int64 {
    var status = stat()
    guard let failure = failure(of: copy.path, &status) else { return Int64(status.st_size) }
    guard failure != EEXIST else { throw .exists(path: name) }
    throw failure == ENOSPC ? .full(path: name) : refusal(errorText(failure))
  }

  /// The error number; nil when all went well.
  private func failure(of copy: String, _ status: inout stat) -> Int32? {
    let file = open(copy, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return errno }
    defer { close(file) }
    guard fstat(file, &status) == 0, fsync(file) == 0, putInPlace(copy) else { return errno }
    let folder = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard folder >= 0 else { return errno }
    defer { close(folder) }
    // Some file systems cannot, and need not.
    return fsync(folder) == 0 || errno == EINVAL ? nil : errno
  }

  private func putInPlace(_ copy: String) -> Bool {
    guard !replaces else { return rename(copy, path) == 0 }
    // Unlike rename(2), link(2) replaces no file that another process has made meanwhile.
    if link(copy, path) == 0 { return unlink(copy) == 0 }
    let hasNoLinks = [EPERM, EOPNOTSUPP, ENOSYS].contains(errno)
    return hasNoLinks && rename(copy, path) == 0
  }
}
