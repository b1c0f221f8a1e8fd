/// Why a configuration file, or a project's database, is not used; nothing was changed.
package enum ConfigurationFileError: Error, Equatable {
  /// It, or what it links to, belongs to the user with this number, who is not the one we act for.
  case foreign(path: String, owner: UInt32)
  /// It is a folder, a pipe or the like.
  case notAFile(path: String)
  /// It is a link that leads nowhere.
  case leadsNowhere(path: String)
  /// It is larger than ``ConfigurationFile/maximumBytes``.
  case tooLarge(path: String)
  /// It is not of the subset of TOML.
  case syntax(path: String, ConfigurationFault)
  /// Another process held its folder for too long; safe to retry.
  case busy(path: String)
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
}
