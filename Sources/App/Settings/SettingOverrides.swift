package import Arguments
package import Storage
package import Text

/// What the options of a command set, before all else.
package struct SettingOverrides: Sendable {
  /// The texts of the options that are settings, with the settings' names; few at most, so that nothing is
  /// gained by a dictionary, which takes a command longer to set up.
  private var texts: [(name: String, text: String)] = []
  /// Whether the project's list and settings are ignored.
  package var ignoresProject = false
  /// The name under which changes are recorded; nil for the user's.
  package var author: String?

  package init() {}

  /// Takes the options that are settings; throws when one has no valid value.
  package init(_ arguments: ParsedArguments) throws(UsageError) {
    for option in SettingRegister.options {
      guard let given = arguments.text(of: option),
        let setting = SettingRegister.setting(ofOption: option.name)
      else { continue }
      let text = option.value == nil ? "true" : given
      do throws(InvalidValue) {
        try setting.check(text)
      } catch {
        throw error.error(setting.shown(text), for: option.name)
      }
      try checkArgument(text)
      self[setting.name] = text
    }
  }

  /// The server that the options name; nil where they name none.
  package var server: PostgreSQLAddress? { database.flatMap(PostgreSQLAddress.init) }

  package var database: String? {
    get { self[SettingRegister.database.name] }
    set { self[SettingRegister.database.name] = newValue }
  }

  /// The text of an option, by the name of the setting.
  package subscript(name: String) -> String? {
    get { texts.first { $0.name == name }?.text }
    set {
      texts.removeAll { $0.name == name }
      if let newValue { texts.append((name, newValue)) }
    }
  }
}

/// Throws when an argument is the URL of a server with a password.
package func checkArgument(_ text: String) throws(UsageError) {
  guard PostgreSQLAddress(text)?.hasPassword == true else { return }
  throw UsageError(
    "others can read a password on the command line",
    hint: "put it in ~/.pgpass, PGPASSWORD or TASKS_DB")
}
