private import Libc

/// A configuration file of the user or of a project.
package struct ConfigurationFile: Equatable, Sendable {
  package let path: String
  /// Whether it is a project's, which is used only when it belongs to the user we act for.
  package let isOfProject: Bool

  package init(path: String, isOfProject: Bool) {
    self.path = path
    self.isOfProject = isOfProject
  }

  /// Far more than anybody sets.
  static let maximumBytes = 1 << 16

  /// The folder that relative paths in it start from.
  package var folder: String { parentFolder(of: path) ?? "/" }

  /// Reads the file; nil when there is none, which costs one failed open(2).
  package func read() throws(ConfigurationFileError) -> ConfigurationText? {
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
      // What was opened, so that nobody swaps it in between; and the link that led there.
      guard status.st_uid == geteuid() else { throw .foreign(path: path, owner: status.st_uid) }
      try checkOwner(of: path)
    }
    guard let bytes = readAll(file, limit: Self.maximumBytes) else {
      throw errno == EFBIG
        ? .tooLarge(path: path) : .cannotRead(path: path, reason: errorText())
    }
    return try parse(bytes)
  }

  private func refuseLinkToNowhere() throws(ConfigurationFileError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .leadsNowhere(path: path) }
  }

  func parse(_ bytes: [UInt8]) throws(ConfigurationFileError) -> ConfigurationText {
    do {
      return try ConfigurationText(bytes)
    } catch {
      throw .syntax(path: path, error)
    }
  }
}
