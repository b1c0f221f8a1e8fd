package import TOML
package import Text

/// Why a settings file, or a project's database, is not used; nothing was changed.
package enum SettingsFileError: UserError, Equatable {
  /// It, or what it links to, belongs to the user with this number.
  case foreign(path: String, owner: UInt32)
  /// It is a folder, a pipe or the like.
  case notAFile(path: String)
  /// It is a symbolic link whose target does not exist.
  case danglingLink(path: String)
  /// It is larger than ``SettingsFile/maximumBytes``.
  case tooLarge(path: String)
  case syntax(path: String, TOMLError)
  /// Another process held its folder's lock for too long.
  case busy(path: String)
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)

  package var message: String {
    switch self {
    case .foreign(let path, let owner): "\(path) belongs to another user (\(owner))"
    case .notAFile(let path): "\(path) is not a file"
    case .danglingLink(let path): "\(path) is a link to a file that does not exist"
    case .tooLarge(let path): "\(path) has more than 65,536 bytes"
    case .syntax(let path, let error): "\(path):\(error.line): \(error.message)"
    case .busy(let path): "another command is changing \(path)"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    }
  }

  package var hint: String? {
    switch self {
    case .foreign: "name a database with --db, or use your own with --global"
    case .busy: "try again"
    default: nil
    }
  }

  package var status: ExitStatus {
    switch self {
    case .foreign, .notAFile, .danglingLink, .cannotRead, .cannotWrite: .store
    case .tooLarge, .syntax: .usage
    case .busy: .busy
    }
  }
}
