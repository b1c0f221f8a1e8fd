private import Libc
import Model

/// Why a file cannot be opened, better than SQLite's "unable to open database file" says it; nil
/// when nothing is found.
func openFailure(of path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0 else {
    guard errno == ENOENT else { return errorText() }
    guard !isDanglingLink(path) else { return "it is a link that leads nowhere" }
    guard let folder = parentFolder(of: path), stat(folder, &status) != 0 else {
      return folderFailure(of: path) ?? "its folder cannot be written"
    }
    return "there is no folder \(folder)"
  }
  guard status.st_mode & S_IFMT != S_IFDIR else { return "it is a folder" }
  return access(path, R_OK) == 0 ? nil : errorText()
}

/// Why a file that may be read cannot be changed; nil when it can be.
func writeFailure(of path: String) -> String? {
  guard access(path, W_OK) != 0 else { return folderFailure(of: path) }
  let failure = errno
  guard access(path, R_OK) == 0 else { return nil }
  return failure == EROFS ? readOnlySystem : "you may only read it"
}

/// Why nothing can be written beside the file at `path`, where SQLite keeps its log; nil when that is
/// possible.
private func folderFailure(of path: String) -> String? {
  guard access(parentFolder(of: path) ?? "/", W_OK) != 0 else { return nil }
  return errno == EROFS
    ? readOnlySystem : "its folder cannot be written, where SQLite keeps its log"
}

private let readOnlySystem = "its file system is read-only"

/// Whether there is no file at `path`, or an empty one: a database that is still to be created.
func isAbsent(_ path: String) -> Bool {
  var status = stat()
  guard stat(path, &status) == 0 else { return errno == ENOENT }
  return status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
}

/// Whether `path` is a link to no file, through which a file would be created.
package func isDanglingLink(_ path: String) -> Bool {
  var status = stat()
  // First the link itself: what is no file now may be one a moment later, made by another command.
  guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return false }
  return stat(path, &status) != 0
}

/// Whether the database at `path` cannot be changed, and has no log: it then is read as it is, and no log is
/// made that its owner could not use.
func isReadOnlyCopy(_ path: String) -> Bool {
  writeFailure(of: path) != nil && unfinishedLog(of: path) == nil
}

/// Why a database cannot be read that cannot be changed; nil when that is not the reason.
func unreadableLog(of path: String) -> String? {
  guard let failure = writeFailure(of: path), let log = unfinishedLog(of: path) else { return nil }
  return "\(log) holds changes, which cannot be read here, because \(failure)"
}

/// A file beside the database at `path` that holds changes of it; nil when there is none.
func unfinishedLog(of path: String) -> String? {
  ["-wal", "-journal"].map { path + $0 }.first { file in
    var status = stat()
    return lstat(file, &status) == 0 && status.st_size > 0
  }
}

/// Whether the file system of `path` has locks; some network file systems have none, which SQLite takes
/// for a busy database.
func locksWork(_ path: String) -> Bool {
  let file = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { return true }
  defer { close(file) }
  var lock = flock()
  lock.l_type = Int16(F_RDLCK)
  lock.l_whence = Int16(SEEK_SET)
  lock.l_len = 1
  guard fcntl(file, F_GETLK, &lock) != 0 else { return true }
  return ![ENOLCK, EOPNOTSUPP, ENOSYS].contains(errno)
}

/// What the database at `path` and its log look like.
///
/// Every commit writes one of the two, and a log without content, as a reader leaves one, counts as none.
func fileSignature(_ path: String) -> StoreSignature {
  var numbers: [Int64] = []
  var changed = Int64.min
  guard let resolved = realpath(path, nil) else { return StoreSignature(numbers, changed: changed) }
  defer { free(resolved) }
  for suffix in ["", "-wal"] {
    var status = stat()
    guard stat(String(cString: resolved) + suffix, &status) == 0, status.st_size > 0 else {
      numbers.append(0)
      continue
    }
    numbers += [Int64(clamping: status.st_dev), Int64(clamping: status.st_ino)]
    numbers.append(Int64(status.st_size))
    for time in [status.changed, status.statusChanged] {
      numbers += [Int64(time.tv_sec), Int64(time.tv_nsec)]
      changed = max(changed, Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec / 1_000_000))
    }
  }
  return StoreSignature(numbers, changed: changed)
}

/// Names the file at `path` among all files of all machines that may share a cache, without
/// opening it: host, path, device and number; nil when there is none.
func fileIdentity(_ path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  var host = [CChar](repeating: 0, count: 256)
  gethostname(&host, host.count - 1)
  let name = String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  return "\(name)\0\(path)\0\(status.st_dev)\0\(status.st_ino)"
}
