private import Libc
import Model

/// What can be said of the file of a database without opening it.
struct FileFindings {
  private(set) var findings: [Finding] = []
  /// Whether there is a file that may be a database.
  private(set) var canBeOpened = false
  private let path: String
  private let folder: String
  private let mustExist: Bool
  private var status = stat()

  /// Looks at the file at `path`, an absolute path.
  init(_ path: String, makesFolder: Bool, mustExist: Bool, mustBeOwned: Bool) {
    self.path = path
    self.mustExist = mustExist
    folder = parentFolder(of: path) ?? "/"
    if let finding = wayToFile(makesFolder: makesFolder) {
      findings = [finding]
      return
    }
    canBeOpened = true
    findings = [
      Finding("database", .ok, "\(path), \(sizeText(Int64(status.st_size)))"),
      links(), owner(mustBeOwned: mustBeOwned), permissions(), locks(), space(),
    ]
  }

  /// Why there is no database to open; nil when there is one.
  private mutating func wayToFile(makesFolder: Bool) -> Finding? {
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { return wrong("\(path): \(errorText())") }
      guard !isDanglingLink(path) else {
        return wrong("\(path) is a link that leads nowhere", "remove it: rm \(path)")
      }
      guard makesFolder || access(folder, F_OK) == 0 else {
        return wrong("there is no folder \(folder)", "mkdir -p \(folder)")
      }
      return absent("there is no list yet: \(path)")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return wrong("\(path) is a folder", "name a file with --db")
    default: return wrong("\(path) is not a regular file", "name another with --db")
    }
    guard access(path, R_OK) == 0 else {
      return wrong(
        "\(path) cannot be read: \(errorText())", "ask its owner, or name another with --db")
    }
    guard status.st_size > 0 else {
      return absent("there is no list yet: \(path) is empty")
    }
    return nil
  }

  private func absent(_ message: String) -> Finding {
    mustExist
      ? wrong(message, "the setting must-exist wants one")
      : Finding("database", .note, message, remedy: "tasks add")
  }

  private func wrong(_ message: String, _ remedy: String? = nil) -> Finding {
    Finding("database", .wrong, message, remedy: remedy)
  }

  private func links() -> Finding {
    guard status.st_nlink <= 1 else {
      return Finding(
        "links", .wrong,
        "it has \(status.st_nlink) names (hard links), which would each have a log and destroy each other",
        remedy: "keep one of them: find / -xdev -samefile \(path)")
    }
    var link = stat()
    guard lstat(path, &link) == 0, link.st_mode & S_IFMT == S_IFLNK,
      let target = realpath(path, nil)
    else { return Finding("links", .ok, "it has one name") }
    defer { free(target) }
    return Finding("links", .note, "it is a link to \(String(cString: target))")
  }

  private func owner(mustBeOwned: Bool) -> Finding {
    guard status.st_uid != geteuid() else { return Finding("owner", .ok, "it is yours") }
    let owner = "it belongs to user \(status.st_uid)"
    guard mustBeOwned else { return Finding("owner", .note, owner) }
    return Finding(
      "owner", .wrong, "\(owner), so a project may not select it",
      remedy: "name it with --db if you trust it")
  }

  private func permissions() -> Finding {
    var above = stat()
    guard stat(folder, &above) == 0 else {
      return Finding("permissions", .wrong, "\(folder): \(errorText())")
    }
    func note(_ message: String, _ remedy: String? = nil) -> Finding {
      Finding("permissions", .note, message, remedy: remedy)
    }
    let isReachable = above.st_mode & S_IXOTH != 0
    if above.st_mode & (S_IWOTH | S_ISVTX) == S_IWOTH {
      return Finding(
        "permissions", .wrong, "everybody can write its folder, and put another list in its place",
        remedy: "chmod o-w \(folder)")
    }
    if isReachable, status.st_mode & S_IWOTH != 0 {
      return Finding("permissions", .wrong, "everybody can write it", remedy: "chmod o-w \(path)")
    }
    if access(path, W_OK) != 0 { return note("it can be read and not changed: \(errorText())") }
    if access(folder, W_OK) != 0 {
      return note("it can be read and not changed: its folder: \(errorText())")
    }
    if isReachable, status.st_mode & S_IROTH != 0 {
      return note("everybody can read it", "chmod o-r \(path)")
    }
    if status.st_mode & S_IWGRP != 0 { return note("its group can change it") }
    return Finding("permissions", .ok, "nobody else can change it")
  }

  private func locks() -> Finding {
    guard !locksWork(path) else { return Finding("locks", .ok, "its file system has locks") }
    return Finding(
      "locks", .wrong, "its file system has no working locks",
      remedy: "keep the list on a local disk")
  }

  private func space() -> Finding {
    var disk = statvfs()
    guard statvfs(folder, &disk) == 0 else { return Finding("space", .note, errorText()) }
    let free = Int64(
      clamping: UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize))
        .partialValue)
    let text = "\(sizeText(free)) free on its disk"
    guard free > 1 << 20 else {
      return Finding("space", .wrong, text, remedy: "make room: df \(folder)")
    }
    guard free > Int64(status.st_size) * 2 else {
      return Finding(
        "space", .note, "\(text), too little for a copy of the list",
        remedy: "make room: df \(folder)")
    }
    return Finding("space", .ok, text)
  }
}
