private import Libc
import Model

/// Why a file cannot be opened, better than SQLite's "unable to open database file" says it; nil
/// when nothing is found.
func openFailure(of path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0 else {
    guard errno == ENOENT else { return errorText() }
    guard lstat(path, &status) != 0 else { return "it is a link that leads nowhere" }
    guard let folder = parentFolder(of: path), stat(folder, &status) != 0 else {
      return "its folder cannot be written, where SQLite keeps its log"
    }
    return "there is no folder \(folder)"
  }
  guard status.st_mode & S_IFMT != S_IFDIR else { return "it is a folder" }
  guard access(path, R_OK) == 0 else { return errorText() }
  // SQLite keeps its log beside the file, even to read.
  guard let folder = parentFolder(of: path), access(folder, W_OK) != 0 else { return nil }
  return "its folder cannot be written, where SQLite keeps its log"
}

/// Whether there is no file at `path`, or an empty one: a database that is still to be created.
func isAbsent(_ path: String) -> Bool {
  var status = stat()
  guard stat(path, &status) == 0 else { return errno == ENOENT }
  return status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
}

/// Whether `path` is a link to no file, through which a file would be created.
func isDanglingLink(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) != 0 && lstat(path, &status) == 0
}

/// Whether SQLite can keep no log beside the database at `path`, and there is none: the database then is
/// read as it is.
func isReadOnlyCopy(_ path: String) -> Bool {
  guard let folder = parentFolder(of: path), access(folder, W_OK) != 0 else { return false }
  var status = stat()
  return stat(path + "-wal", &status) != 0 || status.st_size == 0
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
