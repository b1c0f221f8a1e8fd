import Storage
package import TOML

/// How the value of a setting is written in a file.
package enum SettingForm: Sendable {
  case text, integer, number
  /// `true` or `false`; its option takes no value.
  case boolean
  /// The path of a file, in a settings file relative to that file, or the URL of a server.
  case path
  /// A URL that may be `file:` and a path.
  case url

  func accepts(_ value: TOMLValue) -> Bool {
    switch (self, value) {
    case (.text, .string), (.path, .string), (.url, .string), (.integer, .integer),
      (.number, .integer), (.number, .number), (.boolean, .boolean):
      true
    default: false
    }
  }

  var description: String {
    switch self {
    case .text, .path, .url: "text in quotes"
    case .integer: "an integer without quotes"
    case .number: "a number without quotes"
    case .boolean: "true or false without quotes"
    }
  }

  /// The value to write for `text`, which was checked.
  package func value(_ text: String) -> TOMLValue {
    switch self {
    case .text, .path, .url: .string(text)
    case .integer: Int64(text).map { .integer($0) } ?? .string(text)
    case .boolean: .boolean(text == "true")
    case .number: Double(text).map { .number($0) } ?? .string(text)
    }
  }

  /// Returns `text` with its path, when it is relative, made absolute by `complete`.
  package func absolute<Failure: Error>(
    _ text: String, _ complete: (String) throws(Failure) -> String
  ) throws(Failure) -> String {
    let prefix = "file:"
    switch self {
    case .path: return PostgreSQLAddress(text) == nil ? try complete(text) : text
    case .url where text.hasPrefix(prefix) && text != prefix:
      return prefix + (try complete(String(text.dropFirst(prefix.count))))
    default: return text
    }
  }
}
