import Libc
import TOML
import Text

/// The servers that projects' files may name, because the user has allowed them.
///
/// The file `trusted` beside the user's settings has a line for each: the path of the project's file, a tab
/// and the URL. Another URL in the same file is not trusted.
package struct TrustedServers {
  private let file: SettingsFile

  /// Nil without a home folder.
  package init?(_ environment: Environment) {
    guard let userFile = environment.userFile else { return nil }
    file = SettingsFile(path: "\(userFile.folder)/trusted", isOfProject: false)
  }

  func contains(_ server: ProjectServer) throws(SettingsFileError) -> Bool {
    lines(try file.readBytes() ?? []).contains(server.line)
  }

  /// Allows the project's file to name its server and no other; false when it was allowed before.
  ///
  /// Throws when the path or the URL could be read as another line.
  package func add(_ server: ProjectServer) throws -> Bool {
    guard !"\(server.file)\(server.url)".unicodeScalars.contains(where: \.mustBeEscaped) else {
      throw UsageError(
        "\(server.file): the path or the URL has a control character",
        hint: "name the server with --db")
    }
    return try change { lines in
      lines.contains(server.line)
        ? lines : lines.filter { !$0.hasPrefix("\(server.file)\t") } + [server.line]
    }
  }

  /// Allows the project's file to name no server; false when it was not allowed to.
  package func remove(_ server: ProjectServer) throws(SettingsFileError) -> Bool {
    try change { $0.filter { !$0.hasPrefix("\(server.file)\t") } }
  }

  private func change(_ edit: ([String]) -> [String]) throws(SettingsFileError) -> Bool {
    try file.change { Array(edit(lines($0.bytes)).map { "\($0)\n" }.joined().utf8) }
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A server that a project's file names.
package struct ProjectServer: Sendable {
  /// The path of the project's file.
  package let file: String
  /// Without a password, which the file may not hold.
  package let url: String

  fileprivate var line: String { "\(file)\t\(url)" }
}

extension Settings {
  /// The server that the project's file names; nil when it names none.
  package func projectServer() -> ProjectServer? {
    guard let (file, document) = files.first(where: \.file.isOfProject),
      let url = document[SettingRegister.database.name]?.value.text
    else { return nil }
    return ProjectServer(file: file.path, url: url)
  }

  /// Throws when the user has not allowed the project's file to name its server.
  func checkTrust(_ file: String, _ line: Int, _ url: String) throws {
    let server = ProjectServer(file: file, url: url)
    guard try TrustedServers(environment)?.contains(server) != true else { return }
    throw UsageError(
      "\(file):\(line): the project names a server that you have not allowed: \(url)",
      hint: "'tasks config trust' allows it")
  }
}
