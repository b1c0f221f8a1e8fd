import Configuration

/// Something that can be set: by an option, a variable, a file of the project or of the user.
struct Setting<Value>: AnySetting {
  /// The key in files; the option is `--name`.
  let name: String
  let form: SettingForm
  let option: @Sendable (CommonOptions) -> String?
  /// The first that is set counts.
  let variables: [Variable]
  /// Why a project's file may not set it to this text; nil when it may.
  let projectRefusal: @Sendable (String) -> String?
  let standard: @Sendable (Environment) -> String?
  let read: @Sendable (String) throws(SettingFault) -> Value

  func check(_ text: String) throws(SettingFault) {
    _ = try read(text)
  }
}

/// A setting whatever its values are.
protocol AnySetting: Sendable {
  var name: String { get }
  var form: SettingForm { get }
  var option: @Sendable (CommonOptions) -> String? { get }
  var variables: [Variable] { get }
  var projectRefusal: @Sendable (String) -> String? { get }
  var standard: @Sendable (Environment) -> String? { get }

  /// Throws when `text` is no value of this setting.
  func check(_ text: String) throws(SettingFault)
}

/// What is wrong with the text of a setting, to stand behind the name of where it is from.
struct SettingFault: Error {
  let sentence: String

  static func mustBe(_ wanted: String, not text: String) -> SettingFault {
    SettingFault(sentence: "is '\(text)'; it must be \(wanted)")
  }
}

/// A variable of the environment that gives a setting.
struct Variable: ExpressibleByStringLiteral, Sendable {
  let name: String
  /// The setting's text of the variable's; nil when it says nothing.
  let read: @Sendable (String) -> String?

  init(_ name: String, read: @escaping @Sendable (String) -> String?) {
    self.name = name
    self.read = read
  }

  init(stringLiteral name: String) {
    self.init(name) { $0 }
  }
}

/// How a setting stands in a file.
enum SettingForm {
  case text, integer, number
  /// The path of a file, in a file relative to that.
  case path
  /// A URL that may be `file:` and a path.
  case url

  func accepts(_ value: ConfigurationValue) -> Bool {
    switch (self, value) {
    case (.text, .string), (.path, .string), (.url, .string), (.integer, .integer),
      (.number, .integer), (.number, .number):
      true
    default: false
    }
  }

  var words: String {
    switch self {
    case .text, .path, .url: "text in quotes"
    case .integer: "an integer without quotes"
    case .number: "a number without quotes"
    }
  }

  /// The value to write for `text`, which was checked.
  func value(_ text: String) -> ConfigurationValue {
    switch self {
    case .text, .path, .url: .string(text)
    case .integer: Int64(text).map { .integer($0) } ?? .string(text)
    case .number: Double(text).map { .number($0) } ?? .string(text)
    }
  }

  /// `text` with the path in it, when it is relative, made absolute by `complete`.
  func absolute<Failure: Error>(
    _ text: String, _ complete: (String) throws(Failure) -> String
  ) throws(Failure) -> String {
    let prefix = "file:"
    switch self {
    case .path: return try complete(text)
    case .url where text.hasPrefix(prefix) && text != prefix:
      return prefix + (try complete(String(text.dropFirst(prefix.count))))
    default: return text
    }
  }
}
