import App
import Arguments
import Model
import Queries
import Text

struct ClaimCommand: Command {
  private let targets: TargetOptions
  private let claim: ClaimOptions
  private let renewed: ClaimID?
  private let output: OutputOptions
  private let common: CommonOptions

  private static let renew = ClaimOptions.uuid(
    "--renew", "Extend this claim; an expired one, if the task is still unclaimed")

  static let changes = true

  static let syntax = Syntax(
    "claim",
    abstract: "Claim tasks for a time",
    usage: "tasks claim [<options>] <id> ...",
    discussion: """
      Examples:
        tasks claim 3
        tasks claim 3 5-7 --for 2h
        tasks claim 3 --renew 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11

      Prints the UUID of the claim, which 'tasks done --claim' takes. The claim ends with
      its time, with 'tasks release', and when the task is done.
      If one of the tasks is done, or claimed by anyone, nothing is changed.
      """,
    arguments: TargetOptions.arguments,
    options: [ClaimOptions.duration, renew] + TargetOptions.options + OutputOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    targets = try TargetOptions(arguments)
    claim = try ClaimOptions(arguments)
    renewed = try arguments[Self.renew]
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    try targets.commit(context, output, [.open]) { targets in
      guard let renewed else { return .claim(targets, try claim.claim(context)) }
      return .renew(targets, renewed, until: claim.end(context))
    }
  }
}
