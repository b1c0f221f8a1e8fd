import ArgumentParser
import TaskList

struct EditCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "edit",
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
      """)

  @OptionGroup var targets: TargetOptions

  @Option(parsing: .unconditional, help: ArgumentHelp("Its words", valueName: "words"))
  var text: String?

  @OptionGroup var fields: FieldOptions

  @Option(
    help: ArgumentHelp("Take this tag away, again for more", valueName: "name"),
    completion: Completions.tags)
  var untag: [String] = []

  @Flag(name: [.customLong("no-list")], help: "Take it off its list")
  var clearsList = false

  @Flag(name: [.customLong("no-tags")], help: "Take all tags away")
  var clearsTags = false

  @Flag(name: [.customLong("no-priority")], help: "Take its priority away")
  var clearsPriority = false

  @Flag(name: [.customLong("no-due")], help: "Take its due date away")
  var clearsDue = false

  @Flag(name: [.customLong("no-note")], help: "Take its note away")
  var clearsNote = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    let ids = try targets.ids()
    guard targets.conditions.isEmpty || !isEmpty else {
      throw ValidationError("'--where' wants an option that changes something, such as '--due'")
    }
    guard targets.conditions.isEmpty else { return }
    guard ids.isSingle || text == nil else {
      throw ValidationError("'--text' changes one task")
    }
    for (name, sets, clears) in [
      ("list", fields.list != nil, clearsList), ("due", fields.due != nil, clearsDue),
      ("priority", fields.priority != nil, clearsPriority),
      ("note", fields.note != nil, clearsNote),
    ] where sets && clears {
      throw ValidationError("'--\(name)' and '--no-\(name)' contradict each other")
    }
    guard ids.isSingle || !isEmpty else {
      throw ValidationError("name one task to open it in an editor, or an option such as '--due'")
    }
  }

  func run() throws {
    let context = try Context(common)
    guard !isEmpty else { return try editInEditor(targets.ids(), context) }
    let edit = try edit(context)
    try targets.apply(context, .open) { .edit($0, edit) }
  }

  private var isEmpty: Bool {
    text == nil && fields.isEmpty && untag.isEmpty && !clearsList && !clearsTags
      && !clearsPriority && !clearsDue && !clearsNote
  }

  private func edit(_ context: Context) throws -> TaskEdit {
    var edit = try fields.edit(context.clock)
    edit.text = try text.map { try taskText($0, called: "the text").string }
    edit.removedTags = untag
    edit.clearsTags = clearsTags
    if clearsList { edit.list = .clear }
    if clearsPriority { edit.priority = .clear }
    if clearsDue { edit.due = .clear }
    if clearsNote { edit.note = .clear }
    return edit
  }
}
