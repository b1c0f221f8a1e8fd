import Arguments
import TaskList

struct EditCommand: Command {
  private let targets: TargetOptions
  private let fields: FieldOptions
  private let text: String?
  private let removedTags: [String]
  /// The fields that are taken away, such as `due`.
  private let cleared: [String]
  private let common: CommonOptions

  private static let clearable = [
    ("list", "Take it off its list"), ("tags", "Take all tags away"),
    ("priority", "Take its priority away"), ("due", "Take its due date away"),
    ("note", "Take its note away"),
  ]

  static let syntax = Syntax(
    "edit",
    abstract: "Change fields of tasks",
    usage: "tasks edit [<options>] <id> ...",
    discussion: """
      Examples:
        tasks edit 3 --text "Fix the parser"
        tasks edit 3 5-7 --due fri --tag release
        tasks edit 3 --no-due --untag release
        tasks edit 3

      Without an option that changes something, one task is opened in $VISUAL or
      $EDITOR, and changed when it was saved.
      """,
    arguments: TargetOptions.arguments,
    options: options,
    common: CommonOptions.options)

  private static let options: [Option] =
    [Option("--text", value: "words", takesDashes: true, "Its words")] + FieldOptions.options
    + [Option("--untag", value: "name", "Take this tag away, again for more", completion: .tags)]
    + clearable.map { Option("--no-\($0)", $1) } + TargetOptions.options

  init(_ words: ParsedWords) throws(UsageError) {
    targets = try TargetOptions(words)
    fields = try FieldOptions(words)
    text = words.value("--text")
    removedTags = words.values("--untag")
    cleared = Self.clearable.map(\.0).filter { words.has("--no-\($0)") }
    common = try CommonOptions(words)
    for name in cleared where name != "tags" && words.has("--\(name)") {
      throw UsageError("'--\(name)' and '--no-\(name)' contradict each other")
    }
    guard targets.conditions.isEmpty || !isEmpty else {
      throw UsageError("'--where' wants an option that changes something, such as '--due'")
    }
    guard targets.conditions.isEmpty, !targets.ids.isSingle else { return }
    guard text == nil else { throw UsageError("'--text' changes one task") }
    guard !isEmpty else {
      throw UsageError("name one task to open it in an editor, or an option such as '--due'")
    }
  }

  func run() throws {
    let context = try Context(common)
    guard !isEmpty else { return try editInEditor(targets.ids, context) }
    let edit = try edit(context)
    try targets.apply(context, .open) { .edit($0, edit) }
  }

  private var isEmpty: Bool {
    text == nil && fields.isEmpty && removedTags.isEmpty && cleared.isEmpty
  }

  private func edit(_ context: Context) throws -> TaskEdit {
    var edit = try fields.edit(context.clock)
    edit.text = try text.map { try taskText($0, called: "the text").string }
    edit.removedTags = removedTags
    edit.clearsTags = cleared.contains("tags")
    if cleared.contains("list") { edit.list = .clear }
    if cleared.contains("priority") { edit.priority = .clear }
    if cleared.contains("due") { edit.due = .clear }
    if cleared.contains("note") { edit.note = .clear }
    return edit
  }
}
