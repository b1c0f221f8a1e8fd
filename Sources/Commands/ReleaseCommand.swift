import App
import Arguments
import Model
import Queries
import Text

struct ReleaseCommand: Command {
  private let targets: TargetOptions
  private let isForced: Bool
  private let output: OutputOptions
  private let common: CommonOptions

  private static let force = Flag("--force", short: "f", "End the claims of others, too")

  static let changes = true

  static let syntax = Syntax(
    "release",
    abstract: "End claims of tasks",
    usage: "tasks release [<options>] <id> ...",
    discussion: """
      Examples:
        tasks release 3
        tasks release 3 --claim 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11
        tasks release --where owner=ada --force --yes

      Ends the claims that were made under your name, or with --claim this one alone.
      A task that is not claimed is unchanged.
      """,
    arguments: TargetOptions.arguments,
    options: [TargetOptions.claim, force] + TargetOptions.options + OutputOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    targets = try TargetOptions(arguments)
    isForced = arguments[Self.force]
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    try targets.commit(Context(common), output, [.open]) {
      // Whoever knows the claim may end it.
      .release($0, isForced: isForced || targets.claim != nil)
    }
  }
}
