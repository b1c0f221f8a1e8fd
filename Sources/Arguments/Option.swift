/// An option that a user can type: `--list` with a value, or `--done` without.
package struct Option: Sendable {
  /// With its dashes, such as `--list`.
  package let name: String
  /// The letter behind a single dash; nil when there is none.
  package let short: Character?
  /// What stands for its value in help, such as `name`; nil when it takes none.
  package let value: String?
  /// Whether its value may begin with a dash, as `-3d` does.
  package let takesDashes: Bool
  package let help: String
  package let completion: Completion

  package init(
    _ name: String, short: Character? = nil, value: String? = nil, takesDashes: Bool = false,
    _ help: String, completion: Completion = .nothing
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.takesDashes = takesDashes
    self.help = help
    self.completion = completion
  }
}

/// A word that stands behind a command and is no option.
package struct Argument: Sendable {
  /// How help calls it.
  package let name: String
  /// How many there may be.
  package let count: ClosedRange<Int>
  package let help: String
  package let completion: Completion

  package init(
    _ name: String, _ count: ClosedRange<Int>, _ help: String, completion: Completion = .nothing
  ) {
    self.name = name
    self.count = count
    self.help = help
    self.completion = completion
  }
}

/// What a shell offers behind TAB.
package enum Completion: Equatable, Sendable {
  case nothing
  /// One of these.
  case words([String])
  case files
  /// The numbers of tasks.
  case ids
  /// The names of lists.
  case lists
  case tags
}
