/// Where the value of a setting is from, the strongest first.
enum SettingOrigin {
  case option(String)
  case variable(String)
  /// The nearest `.tasks.db`.
  case projectDatabase
  case projectFile(String, line: Int)
  case userFile(String, line: Int)
  case standard

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
    case .standard: "default"
    }
  }

  /// Which option, variable or line of a file it is; nil for the default.
  var place: String? {
    switch self {
    case .option(let name), .variable(let name): name
    case .projectDatabase: "nearest .tasks.db"
    case .projectFile(let path, let line), .userFile(let path, let line): "\(path):\(line)"
    case .standard: nil
    }
  }

  /// What a fault of the value is said of.
  func subject(_ name: String) -> String {
    switch self {
    case .projectFile, .userFile: "\(place ?? ""): \(name)"
    default: place ?? name
    }
  }
}
