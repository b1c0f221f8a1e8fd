private import Libc

/// What the current folder and those above it say about where the list is.
package struct ProjectFolder: Equatable, Sendable {
  package static let databaseName = ".tasks.db"
  package static let fileName = ".tasks.toml"

  /// The nearest database; whose it is was not looked at.
  package private(set) var database: String?
  /// The nearest configuration file, not above the database; whose it is was not looked at.
  package private(set) var file: String?

  /// No project at all.
  package init() {}

  /// Looks from the current folder up to the root of the file system; opens nothing, and costs a
  /// failed lstat(2) a name and folder.
  ///
  /// No end at mount points or at the home folder, as git has them: what is found must be the
  /// user's own. A current folder that was removed is in no project.
  package static func find() throws(SettingsFileError) -> ProjectFolder {
    var project = ProjectFolder()
    guard let current = getcwd(nil, 0) else { return project }
    defer { free(current) }
    // Bytes, since a folder's name need not be text; without an end for the root.
    var folder = Array(UnsafeRawBufferPointer(start: current, count: strlen(current)))
    while true {
      if folder.last == UInt8(ascii: "/") { folder.removeLast() }
      if project.file == nil { project.file = try path(of: fileName, in: folder) }
      project.database = try path(of: databaseName, in: folder)
      guard project.database == nil, let slash = folder.lastIndex(of: UInt8(ascii: "/")) else {
        return project
      }
      folder.removeSubrange(slash...)
    }
  }

  private static func path(
    of name: String, in folder: [UInt8]
  ) throws(SettingsFileError) -> String? {
    let path = folder + [UInt8(ascii: "/")] + name.utf8
    var status = stat()
    let isThere = (path + [0]).withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { lstat($0, &status) == 0 } ?? false
      }
    }
    guard isThere else { return nil }
    guard let text = String(validating: path, as: UTF8.self) else {
      throw .cannotRead(
        path: String(decoding: path, as: UTF8.self), reason: "its folder's name is not UTF-8")
    }
    return text
  }

  /// Where a setting of this project is written: its file, else beside its database; nil when there
  /// is no project.
  package var fileToWrite: String? {
    file ?? database.map { $0.dropLast(Self.databaseName.count) + Self.fileName }
  }
}
