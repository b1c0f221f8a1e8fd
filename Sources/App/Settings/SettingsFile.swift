private import Libc
package import TOML

/// A settings file of the user or of a project.
package struct SettingsFile: Equatable, Sendable {
  package let path: String
  /// Whether it is a project's file, which is used only when it belongs to the effective user.
  package let isOfProject: Bool

  package init(path: String, isOfProject: Bool) {
    self.path = path
    self.isOfProject = isOfProject
  }

  /// Far more than every setting takes.
  static let maximumBytes = 1 << 16

  /// The folder that relative paths in it start from.
  package var folder: String { parentFolder(of: path) ?? "/" }

  /// Reads the file; nil when there is none, which costs one failed open(2).
  package func read() throws(SettingsFileError) -> TOMLDocument? {
    guard let bytes = try readBytes() else { return nil }
    do {
      return try TOMLDocument(bytes)
    } catch {
      throw .syntax(path: path, error)
    }
  }

  /// Reads the file to correct it: its invalid lines can be replaced or removed.
  package func readToCorrect() throws(SettingsFileError) -> TOMLDocument? {
    try readBytes().map(TOMLDocument.init(toCorrect:))
  }

  func readBytes() throws(SettingsFileError) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw .cannotRead(path: path, reason: errorText())
      }
      if isOfProject { try refuseLinkToNowhere() }
      return nil
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .notAFile(path: path)
    }
    if isOfProject {
      // Checks the open file, so that it cannot be swapped in between, and the link that led to it.
      guard status.st_uid == geteuid() else { throw .foreign(path: path, owner: status.st_uid) }
      try checkOwner(of: path)
    }
    guard let bytes = readAll(file, limit: Self.maximumBytes) else {
      throw errno == EFBIG
        ? .tooLarge(path: path) : .cannotRead(path: path, reason: errorText())
    }
    return bytes
  }

  private func refuseLinkToNowhere() throws(SettingsFileError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .danglingLink(path: path) }
  }
}

extension SettingsFile {
  /// The user's file; nil without a home folder.
  package static func user() throws -> SettingsFile? { try Environment().userFile }

  /// The project's file, or the one to create beside its database; nil when there is no project.
  package static func project(ignoring: Bool) throws -> SettingsFile? {
    let folder = ignoring ? ProjectFolder() : try ProjectFolder.find()
    guard let path = folder.fileToWrite else { return nil }
    // A folder with another user's list is not a project of this user.
    if folder.file == nil, let database = folder.database { try checkOwner(ofDatabase: database) }
    return SettingsFile(path: path, isOfProject: true)
  }
}
