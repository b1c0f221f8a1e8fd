import Libc
package import Model
package import Storage
import TOML
package import Text

/// The value of every setting and what set it: option, environment variable, nearest `.tasks.db`,
/// project file, user file, default, in this order of precedence.
package struct Settings {
  package let environment: Environment
  let project: ProjectFolder
  let userFile: SettingsFile?
  /// Why the project's file is ignored, where that is not an error.
  private(set) var ignoredProjectFile: SettingsFileError?
  /// The files that exist, the strongest first.
  private(set) var files: [(file: SettingsFile, document: TOMLDocument)] = []
  private let overrides: SettingOverrides

  /// Finds the project and reads its file and the user's.
  ///
  /// Calls `fault` when one of them is wrong, and goes on without it unless that throws.
  package init(
    _ overrides: SettingOverrides, _ environment: Environment,
    fault: (any Error) throws -> Void = { throw $0 }
  ) throws {
    self.overrides = overrides
    self.environment = environment
    userFile = environment.userFile
    // A named database depends on no folder, so a fault of the project's is ignored.
    let namesDatabase =
      overrides.database != nil
      || environment.first(of: SettingRegister.database.variables) != nil
    do {
      project = overrides.ignoresProject ? ProjectFolder() : try ProjectFolder.find()
    } catch {
      if !namesDatabase { try fault(error) }
      project = ProjectFolder()
    }
    if let path = project.file {
      do {
        try take(SettingsFile(path: path, isOfProject: true))
      } catch {
        if case SettingsFileError.foreign = error, namesDatabase {
          ignoredProjectFile = error as? SettingsFileError
        } else {
          try fault(error)
        }
      }
    }
    if let userFile {
      do { try take(userFile) } catch { try fault(error) }
    }
  }

  private mutating func take(_ file: SettingsFile) throws {
    guard let document = try file.read() else { return }
    try document.check(file)
    files.append((file, document))
  }

  /// The value of a setting; its default when nothing sets it.
  package subscript<Value>(setting: Setting<Value>) -> Value {
    get throws {
      guard let (text, origin) = try found(setting) else {
        return try setting.fallback(environment)
      }
      do {
        return try setting.parse(text)
      } catch {
        throw origin.error(error, setting, text)
      }
    }
  }

  /// The text that sets `setting`, and what set it; nil when nothing does.
  func found(_ setting: any AnySetting) throws -> (text: String, origin: SettingOrigin)? {
    if let text = overrides[setting.name] { return (text, .option("--\(setting.name)")) }
    if let (text, name) = environment.first(of: setting.variables) {
      return (text, .variable(name))
    }
    if setting.name == SettingRegister.database.name, let path = project.database {
      try checkOwner(ofDatabase: path)
      return (path, .projectDatabase)
    }
    for (file, document) in files {
      guard let entry = document[setting.name] else { continue }
      let text = setting.form.absolute(entry.value.text) {
        environment.absolutePath($0, in: file.folder)
      }
      return (text, .file(file.path, line: entry.line, isOfProject: file.isOfProject))
    }
    return nil
  }

  /// The database.
  package func database() throws -> Database {
    guard let path = try self[SettingRegister.database] else {
      throw StoreError.cannotOpen(
        path: "the tasks", reason: "there is no home folder; set HOME or name a file with --db")
    }
    let origin = try found(SettingRegister.database)?.origin
    if let address = PostgreSQLAddress(path) {
      switch origin {
      case .userFile(let file, let line)?: try checkPassword(address, file, line)
      case .projectFile(let file, let line)?: try checkTrust(file, line, address.url)
      default: break
      }
      return .server(address)
    }
    return .file(
      path: try absolutePath(path), isDefault: origin == nil,
      isOfProject: origin == .projectDatabase)
  }

  /// Throws when others can read the password that a file of settings holds.
  private func checkPassword(
    _ address: PostgreSQLAddress, _ file: String, _ line: Int
  ) throws(UsageError) {
    var status = stat()
    guard address.hasPassword, stat(file, &status) == 0, status.st_mode & 0o077 != 0 else { return }
    throw UsageError(
      "\(file):\(line): others can read the password of db", hint: "chmod 600 '\(file)'")
  }

  /// What selects the path of a database that must exist; nil when it need not.
  func selectorOfRequiredDatabase() throws -> String? {
    guard try self[SettingRegister.mustExist] else { return nil }
    return try found(SettingRegister.database)?.origin.place ?? "the default"
  }
}

/// The database of a command.
package enum Database {
  /// A file: whether it is the default one, whose folder is created, and whether a project selects it, so
  /// that it must belong to the user.
  case file(path: String, isDefault: Bool, isOfProject: Bool)
  case server(PostgreSQLAddress)
}

extension TOMLDocument {
  /// Throws unless every entry is a setting that `file` may set, with a valid value.
  fileprivate func check(_ file: SettingsFile) throws(UsageError) {
    for entry in entries {
      let place = "\(file.path):\(entry.line): "
      let setting = try SettingRegister.find(entry.key, at: place)
      guard setting.form.accepts(entry.value) else {
        throw UsageError("\(place)\(setting.name) must be \(setting.form.description)")
      }
      try setting.check(entry.value.text, inProject: file.isOfProject, at: place)
    }
  }
}

extension AnySetting {
  /// Throws when `text` is not a valid value, or when a project's file may not set it.
  package func check(
    _ text: String, inProject: Bool, at place: String = ""
  ) throws(UsageError) {
    do throws(InvalidValue) {
      try check(text)
    } catch {
      throw error.error(shown(text), for: name).prefixed(place)
    }
    if inProject, let refusal = projectRefusal(text) {
      throw UsageError("\(place)a project may not set \(name): \(refusal)")
    }
  }
}

extension AnySetting {
  /// The text as an error may repeat it; nil for a URL, which may hold a password.
  func shown(_ text: String) -> String? {
    form == .url ? nil : PostgreSQLAddress(text)?.shown ?? text
  }
}

extension UsageError {
  func prefixed(_ place: String) -> UsageError { UsageError(place + message, hint: hint) }
}

/// Puts the current folder before a relative path, so that SQLite takes it for nothing but a file;
/// throws when the folder was removed, or its name is not UTF-8.
package func absolutePath(_ path: String) throws(StoreError) -> String {
  guard !path.hasPrefix("/") else { return path }
  guard let folder = getcwd(nil, 0) else {
    throw .cannotOpen(path: path, reason: "the current folder: \(errorText())")
  }
  defer { free(folder) }
  guard let name = String(validatingCString: folder) else {
    throw .cannotOpen(path: path, reason: "the current folder's name is not UTF-8")
  }
  return (name == "/" ? "" : name) + "/" + path
}
