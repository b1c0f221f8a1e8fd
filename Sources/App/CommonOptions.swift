package import Arguments
package import Text

/// The options of every command: those that are settings, and a few flags.
package struct CommonOptions {
  package var overrides: SettingOverrides
  package let explains: Bool
  package let isQuiet: Bool
  /// Whether an editor and a pager may be started.
  package let isInteractive: Bool

  private static let global = Flag("--global", "Ignore any project list; use your own")
  private static let author = Option(
    "--as", value: "name", "Record changes under this name (TASKS_USER; default: the user's)")
  private static let explain = Flag(
    "--explain", "Log each database and cache operation to stderr")
  private static let quiet = Flag("--quiet", short: "q", "Suppress confirmations and notes")
  private static let noInput = Flag(
    "--no-input", "Never start an editor or a pager; what needs one is an error")

  package static let options: [OptionSpec] =
    SettingRegister.options
    + [global.spec, author.spec, explain.spec, quiet.spec, noInput.spec]

  package init(_ arguments: ParsedArguments) throws(UsageError) {
    overrides = try SettingOverrides(arguments)
    overrides.ignoresProject = arguments[Self.global]
    overrides.author = try arguments[Self.author]
    explains = arguments[Self.explain]
    isQuiet = arguments[Self.quiet]
    isInteractive = !arguments[Self.noInput]
  }
}
