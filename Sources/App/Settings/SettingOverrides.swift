package import Arguments
package import Storage
package import Text

/// What the options of a command set, before all else.
package struct SettingOverrides: Sendable {
  /// The texts of the options that are settings, by the settings' names.
  package var texts: [String: String] = [:]
  /// Whether the project's list and settings are ignored.
  package var ignoresProject = false
  /// The name under which changes are recorded; nil for the user's.
  package var author: String?

  package init() {}

  /// Takes the options that are settings; throws when one has no valid value.
  package init(_ arguments: ParsedArguments) throws(UsageError) {
    for setting in SettingRegister.all {
      guard let option = setting.option, let given = arguments.text(of: option) else { continue }
      let text = option.value == nil ? "true" : given
      do throws(InvalidValue) {
        try setting.check(text)
      } catch {
        throw error.error(setting.shown(text), for: option.name)
      }
      try checkArgument(text)
      texts[setting.name] = text
    }
  }

  /// The server that the options name; nil where they name none.
  package var server: PostgreSQLAddress? { database.flatMap(PostgreSQLAddress.init) }

  package var database: String? {
    get { texts[SettingRegister.database.name] }
    set { texts[SettingRegister.database.name] = newValue }
  }
}

/// Throws when an argument is the URL of a server with a password.
package func checkArgument(_ text: String) throws(UsageError) {
  guard PostgreSQLAddress(text)?.hasPassword == true else { return }
  throw UsageError(
    "others can read a password on the command line",
    hint: "put it in ~/.pgpass, PGPASSWORD or TASKS_DB")
}
