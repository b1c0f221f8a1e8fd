/// What can be typed behind a command: the one description that reading, help and completion use.
package struct Syntax: Sendable {
  /// Such as `list`, and of a command of a command `set`.
  package let name: String
  package let aliases: [String]
  /// One line, without a full stop.
  package let abstract: String
  /// The whole line, such as `tasks list [<options>] [<word> ...]`.
  package let usage: String
  /// Examples first.
  package let discussion: String
  package let arguments: [Argument]
  /// The command's own options.
  package let options: [Option]
  /// Those that all commands have.
  package let commonOptions: [Option]

  package init(
    _ name: String, aliases: [String] = [], abstract: String, usage: String, discussion: String,
    arguments: [Argument] = [], options: [Option] = [], common commonOptions: [Option] = []
  ) {
    self.name = name
    self.aliases = aliases
    self.abstract = abstract
    self.usage = usage
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.commonOptions = commonOptions
  }

  /// The option of `--name` or of `-n`.
  package func option(_ typed: some StringProtocol) -> Option? {
    let isLong = typed.hasPrefix("--")
    guard isLong || typed.utf8.count == 2 else { return nil }
    func isMeant(_ option: Option) -> Bool {
      isLong ? option.name == typed : option.short != nil && option.short == typed.last
    }
    return options.first(where: isMeant) ?? commonOptions.first(where: isMeant)
  }
}
