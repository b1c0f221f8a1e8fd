import Arguments
import Configuration
import Libc
import TaskList

/// What is set, and by what: an option goes before a variable, that before the nearest `.tasks.db`,
/// that before the project's file, that before the user's file, and that before the default.
struct Settings {
  let environment: Environment
  let project: ProjectFolder
  let userFile: ConfigurationFile?
  /// Why the project's file is not used, where that is no error.
  private(set) var passedOver: ConfigurationFileError?
  /// The files that are there, the strongest first.
  private(set) var files: [(file: ConfigurationFile, text: ConfigurationText)] = []
  private let options: CommonOptions

  /// Looks for the project and reads its file and the user's; throws when one of them is wrong.
  init(_ options: CommonOptions, _ environment: Environment) throws {
    self.options = options
    self.environment = environment
    userFile = environment.userFile
    // Who names a database depends on no folder, so what is wrong with one is passed over.
    let namesDatabase =
      options.database != nil || environment.first(of: KnownSettings.database.variables) != nil
    do {
      project = options.global ? ProjectFolder() : try ProjectFolder.find()
    } catch {
      guard namesDatabase else { throw error }
      project = ProjectFolder()
    }
    if let path = project.file {
      do {
        try take(ConfigurationFile(path: path, isOfProject: true))
      } catch let error as ConfigurationFileError {
        guard case .foreign = error, namesDatabase else { throw error }
        passedOver = error
      }
    }
    if let userFile { try take(userFile) }
  }

  private mutating func take(_ file: ConfigurationFile) throws {
    guard let text = try file.read() else { return }
    try text.check(file)
    files.append((file, text))
  }

  /// The text that sets `setting`, and where it is from; nil when nothing does.
  func found(_ setting: any AnySetting) throws -> (text: String, origin: SettingOrigin)? {
    if let text = setting.option(options) { return (text, .option("--\(setting.name)")) }
    if let (text, name) = environment.first(of: setting.variables) {
      return (text, .variable(name))
    }
    if setting.name == KnownSettings.database.name, let path = project.database {
      try checkOwner(ofDatabase: path)
      return (path, .projectDatabase)
    }
    for (file, text) in files {
      guard let entry = text[setting.name] else { continue }
      let complete = setting.form.absolute(entry.value.text) {
        environment.absolutePath($0, in: file.folder)
      }
      return (complete, .file(file.path, line: entry.line, isOfProject: file.isOfProject))
    }
    return nil
  }

  /// The value of `setting`; nil when nothing sets it.
  func value<Value>(_ setting: Setting<Value>) throws -> Value? {
    guard let (text, origin) = try found(setting) else { return nil }
    do {
      return try setting.read(text)
    } catch {
      throw UsageError("\(origin.subject(setting.name)) \(error.sentence)")
    }
  }

  /// The file that holds the tasks; the default one's folder is made when it is missing.
  func database() throws -> (path: String, isDefault: Bool) {
    if let path = try value(KnownSettings.database) { return (try absolutePath(path), false) }
    guard let path = KnownSettings.database.standard(environment) else {
      throw StoreError.cannotOpen(
        path: "the tasks", reason: "there is no home folder; set HOME or name a file with --db")
    }
    return (path, true)
  }
}

extension ConfigurationText {
  /// Throws unless every entry is a setting that `file` may set, with a value that it may have.
  fileprivate func check(_ file: ConfigurationFile) throws(UsageError) {
    for entry in entries {
      let place = "\(file.path):\(entry.line): "
      let setting = try KnownSettings.find(entry.key, at: place)
      guard setting.form.accepts(entry.value) else {
        throw UsageError("\(place)\(setting.name) must be \(setting.form.words)")
      }
      try setting.check(entry.value.text, inProject: file.isOfProject, at: place)
    }
  }
}

extension AnySetting {
  /// Throws when `text` is no value of this setting, or none that a project's file may set.
  func check(_ text: String, inProject: Bool, at place: String = "") throws(UsageError) {
    do throws(SettingFault) {
      try check(text)
    } catch {
      throw UsageError("\(place)\(name) \(error.sentence)")
    }
    if inProject, let refusal = projectRefusal(text) {
      throw UsageError("\(place)a project may not set \(name): \(refusal)")
    }
  }
}

/// Puts the current folder before a relative path, so that SQLite never takes it for anything but a
/// file; throws when the folder was removed, or its name is no text.
func absolutePath(_ path: String) throws(StoreError) -> String {
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
