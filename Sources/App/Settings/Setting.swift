package import Arguments
package import Text

/// A setting, with everything that is known of it: the option, the variables and the key that set it,
/// its default, its values and its help.
package struct Setting<Value: Sendable>: AnySetting {
  package let name: String
  package let form: SettingForm
  package let variables: [Variable]
  package let defaultValue: SettingDefault
  package let projectRefusal: @Sendable (String) -> String?
  package let option: OptionSpec?
  private let makeCompletion: @Sendable () -> Completion
  let parse: @Sendable (String) throws(InvalidValue) -> Value
  /// The value when nothing sets it.
  let fallback: @Sendable (Environment) throws(InvalidValue) -> Value

  /// Declares a setting that always has a value.
  ///
  /// `name` is the key in files, and the option is `--name`; without `help` there is no option. The
  /// first variable that is set counts. `projectRefusal` says why a project's file may not set a
  /// value; nil when it may.
  init(
    _ name: String, form: SettingForm, variables: [Variable], default defaultValue: SettingDefault,
    value: String, help: String?,
    completion: @autoclosure @escaping @Sendable () -> Completion = .nothing,
    projectRefusal: @escaping @Sendable (String) -> String? = { _ in nil },
    parse: @escaping @Sendable (String) throws(InvalidValue) -> Value
  ) {
    self.init(
      name: name, form: form, variables: variables, defaultValue: defaultValue,
      projectRefusal: projectRefusal,
      option: form == .boolean
        ? flag(name, help, variables)
        : setting(name, value, help, variables, defaultValue, completion),
      completion: completion, parse: parse,
      fallback: { environment throws(InvalidValue) in
        try parse(defaultValue.text(environment) ?? "")
      })
  }

  /// Declares a setting that may have no value.
  init<Wrapped: Sendable>(
    optional name: String, form: SettingForm, variables: [Variable],
    default defaultValue: SettingDefault, value: String, help: String?,
    completion: @autoclosure @escaping @Sendable () -> Completion = .nothing,
    projectRefusal: @escaping @Sendable (String) -> String? = { _ in nil },
    parse: @escaping @Sendable (String) throws(InvalidValue) -> Wrapped
  ) where Value == Wrapped? {
    self.init(
      name: name, form: form, variables: variables, defaultValue: defaultValue,
      projectRefusal: projectRefusal,
      option: setting(name, value, help, variables, defaultValue, completion),
      completion: completion,
      parse: { text throws(InvalidValue) in try parse(text) },
      fallback: { environment throws(InvalidValue) in
        guard let text = defaultValue.text(environment) else { return nil }
        return try parse(text)
      })
  }

  private init(
    name: String, form: SettingForm, variables: [Variable], defaultValue: SettingDefault,
    projectRefusal: @escaping @Sendable (String) -> String?, option: OptionSpec?,
    completion: @escaping @Sendable () -> Completion,
    parse: @escaping @Sendable (String) throws(InvalidValue) -> Value,
    fallback: @escaping @Sendable (Environment) throws(InvalidValue) -> Value
  ) {
    self.name = name
    self.form = form
    self.variables = variables
    self.defaultValue = defaultValue
    self.projectRefusal = projectRefusal
    self.option = option
    makeCompletion = completion
    self.parse = parse
    self.fallback = fallback
  }

  package var completion: Completion { makeCompletion() }

  package func check(_ text: String) throws(InvalidValue) { _ = try parse(text) }
}

/// The option of a setting; its help names the variables and the default.
private func setting(
  _ name: String, _ value: String, _ help: String?, _ variables: [Variable],
  _ defaultValue: SettingDefault, _ completion: @escaping @Sendable () -> Completion
) -> OptionSpec? {
  help.map { help in
    Option(
      "--\(name)", value: value, help + notes(variables, defaultValue), completion: completion()
    ).spec
  }
}

/// What the help of an option adds, such as ` (TASKS_TTL; default: none)`.
private func notes(_ variables: [Variable], _ defaultValue: SettingDefault) -> String {
  let origins =
    (variables.isEmpty ? [] : [variables.map(\.name).joined(separator: ", ")])
    + (defaultValue.help.map { ["default: \($0)"] } ?? [])
  return origins.isEmpty ? "" : " (\(origins.joined(separator: "; ")))"
}

/// The option of a setting that is true or false, which makes it true.
private func flag(_ name: String, _ help: String?, _ variables: [Variable]) -> OptionSpec? {
  help.map { help in
    Flag("--\(name)", "\(help) (\(variables.map(\.name).joined(separator: ", ")))").spec
  }
}

/// A setting with values of any type.
package protocol AnySetting: Sendable {
  var name: String { get }
  var form: SettingForm { get }
  var variables: [Variable] { get }
  var defaultValue: SettingDefault { get }
  /// Why a project's file may not set a value; nil when it may.
  var projectRefusal: @Sendable (String) -> String? { get }
  /// The option of every command that sets it; nil when there is none.
  var option: OptionSpec? { get }
  var completion: Completion { get }

  /// Throws when `text` is not a value of this setting.
  func check(_ text: String) throws(InvalidValue)
}

/// The value of a setting that nothing sets.
package enum SettingDefault: Sendable {
  case text(String)
  /// Depends on the environment; nil where it is unknown. `help` describes it.
  case computed(help: String?, @Sendable (Environment) -> String?)

  func text(_ environment: Environment) -> String? {
    switch self {
    case .text(let text): text
    case .computed(_, let compute): compute(environment)
    }
  }

  var help: String? {
    switch self {
    case .text(let text): text
    case .computed(let help, _): help
    }
  }
}

/// An environment variable that sets a setting.
package struct Variable: ExpressibleByStringLiteral, Sendable {
  package let name: String
  /// The setting's value for the variable's text; nil when the text sets nothing.
  let read: @Sendable (String) -> String?

  init(_ name: String, read: @escaping @Sendable (String) -> String?) {
    self.name = name
    self.read = read
  }

  package init(stringLiteral name: String) {
    self.init(name) { $0 }
  }
}
