/// What can be typed after a command: the one description that parsing, help and completion use.
package struct Syntax: Sendable {
  /// Such as `list`, and for a command of a group `set`.
  package let name: String
  package let aliases: [String]
  /// One line without a full stop.
  package let abstract: String
  /// The whole line, such as `tasks list [<options>] [<word> ...]`.
  package let usage: String
  /// Examples first.
  package let discussion: String
  package let arguments: [Argument]
  /// What to write instead of an argument that is too many, given that; nil for nothing.
  package let surplusHint: (@Sendable (String) -> String)?
  /// The command's own options.
  package let options: [OptionSpec]
  /// The options of every command.
  package let globalOptions: [OptionSpec]

  package init(
    _ name: String, aliases: [String] = [], abstract: String, usage: String, discussion: String,
    arguments: [Argument] = [], options: [any AnyOption] = [], global: [OptionSpec] = [],
    surplusHint: (@Sendable (String) -> String)? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.abstract = abstract
    self.usage = usage
    self.discussion = discussion
    self.arguments = arguments
    self.surplusHint = surplusHint
    self.options = options.map(\.spec)
    globalOptions = global
  }

  /// Finds the option of `--name` or `-n`.
  package func option(_ typed: some StringProtocol) -> OptionSpec? {
    let isLong = typed.hasPrefix("--")
    guard isLong || typed.utf8.count == 2 else { return nil }
    func isMeant(_ option: OptionSpec) -> Bool {
      isLong ? option.name == typed : option.short != nil && option.short == typed.last
    }
    return options.first(where: isMeant) ?? globalOptions.first(where: isMeant)
  }
}
