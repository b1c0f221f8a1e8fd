import App
import Arguments
import Model
import Text

struct WaitCommand: Command {
  private let ids: TaskIDs
  private let timeout: TimeLimit?
  private let output: OutputOptions
  private let common: CommonOptions

  private static let timeoutOption = Option<TimeLimit>(
    "--timeout", value: "time", "Exit 4 after this time: 500ms, 30s, 10m, 2h (default: none)",
    completion: .words(["30s", "10m", "1h"]),
    parse: { text throws(InvalidValue) in try TimeLimit(parsing: text) })

  static let syntax = Syntax(
    "wait",
    abstract: "Wait until tasks are done",
    usage: "tasks wait [<options>] <id> ...",
    discussion: """
      Examples:
        tasks wait 3
        tasks wait 3 5-7 --timeout 10m && ./deploy

      Exits 0 when all of them are done, 1 when one is unknown or was removed, and 4 when
      the timeout has passed. Prints nothing unless a format is requested.
      """,
    arguments: [
      Argument("id", 1...Int.max, "Task numbers and ranges, such as 3-5,9", completion: .ids)
    ],
    options: [timeoutOption] + OutputOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    ids = try taskIDs(arguments.arguments)
    timeout = try arguments[Self.timeoutOption]
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
  }

  func run() throws {
    let context = try Context(common)
    let end = timeout?.end ?? .max
    var poll = context.app.changePoll()
    var open: TaskIDs?
    while poll.wait(until: end) {
      do {
        let tasks = try context.app.tasks(ids)
        context.app.close()
        open = TaskIDs(tasks.filter { $0.done == nil }.map { $0.id...$0.id })
        guard open?.isEmpty == true else { continue }
        if output.isRequested { try printOutput(output.bytes(tasks, context)) }
        return
      } catch StoreError.unknown(let missing) where open != nil {
        throw RequestError(
          "task\(missing.isSingle ? "" : "s") \(missing) \(missing.isSingle ? "was" : "were") removed",
          code: .removed)
      } catch StoreError.busy {
        // Whoever holds the database may be at it for long.
        poll.retry()
      }
    }
    let rest = open ?? ids
    throw RequestError(
      "task\(rest.isSingle ? "" : "s") \(rest) \(rest.isSingle ? "is" : "are") not done after \(timeout?.text ?? "")",
      status: .busy, code: .timeout)
  }
}
