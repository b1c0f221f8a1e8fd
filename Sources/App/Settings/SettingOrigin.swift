import Text

/// What set the value of a setting, the strongest first.
package enum SettingOrigin: Equatable {
  case option(String)
  case variable(String)
  /// The nearest `.tasks.db`.
  case projectDatabase
  case projectFile(String, line: Int)
  case userFile(String, line: Int)

  static func file(_ path: String, line: Int, isOfProject: Bool) -> SettingOrigin {
    isOfProject ? .projectFile(path, line: line) : .userFile(path, line: line)
  }

  /// The kind, in JSON.
  var kind: String {
    switch self {
    case .option: "option"
    case .variable: "variable"
    case .projectDatabase, .projectFile: "project"
    case .userFile: "user"
    }
  }

  /// The option, the variable, or the line of a file.
  var place: String {
    switch self {
    case .option(let name), .variable(let name): name
    case .projectDatabase: "nearest .tasks.db"
    case .projectFile(let path, let line), .userFile(let path, let line): "\(path):\(line)"
    }
  }

  /// The error of a value of `setting` that came from here.
  func error(_ fault: InvalidValue, _ setting: any AnySetting, _ text: String) -> UsageError {
    switch self {
    case .projectFile, .userFile:
      fault.error(setting.shown(text), for: setting.name).prefixed("\(place): ")
    default: fault.error(setting.shown(text), for: place)
    }
  }
}
