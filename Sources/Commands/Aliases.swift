import App
import Arguments
import Text

/// The commands of the user's own.
enum Aliases {
  /// What each stands for, by its name; none where the settings cannot be read: a command that needs
  /// them reports the error.
  static func all() -> [String: String] {
    var overrides = SettingOverrides()
    overrides.ignoresProject = true
    guard let environment = try? Environment(),
      let settings = try? Settings(overrides, environment)
    else { return [:] }
    let pairs = settings.aliases.map { ($0.alias.command, $0.text) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Throws when an alias would never be used, or does not begin with a command.
  static func check(_ setting: any AnySetting, _ text: String) throws(UsageError) {
    guard let alias = setting as? Alias else { return }
    guard CommandName(word: alias.command) == nil, alias.command != "help" else {
      throw UsageError(
        "'\(alias.command)' is a command, which an alias cannot replace",
        hint: "choose another name")
    }
    guard let first = words(of: text).first, CommandName(word: first) != nil else {
      throw UsageError(
        "an alias begins with a command", hint: "for example: 'list --where list= --sort created'")
    }
  }
}
