import App
import Arguments
import Rendering
import Text

struct SchemaCommand: Command {
  private let name: OutputSchema?

  static let syntax = Syntax(
    "schema",
    abstract: "Print the JSON Schema of what commands print",
    usage: "tasks schema [<options>] [<name>]",
    discussion: """
      Examples:
        tasks schema tasks
        tasks schema | jq '."$defs" | keys'

      A schema (2020-12) of one shape, complete in itself: tasks, as 'list --json'
      prints, a task, which is a line of 'list --format jsonl', a change, as 'done --json'
      prints, and the others. Without a name, the definitions of all.
      """,
    arguments: [
      Argument(
        "name", 0...1, "The shape: \(names.joined(separator: ", "))", completion: .names(names))
    ],
    global: CommonOptions.options)

  private static let names = OutputSchema.allCases.map(\.rawValue)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    _ = try CommonOptions(arguments)
    name = try arguments.arguments.first.map { name throws(UsageError) in
      guard let schema = OutputSchema(rawValue: name) else {
        throw UsageError(
          "there is no schema '\(name)'",
          hint: suggestion(for: name, in: Self.names) ?? "see 'tasks help schema'")
      }
      return schema
    }
  }

  func run() throws {
    try printOutput(OutputSchema.document(name))
  }
}
