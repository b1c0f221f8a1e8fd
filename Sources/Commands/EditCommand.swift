import Arguments
import Model
import Text

struct EditCommand: Command {
  /// The fields that are removed.
  private struct Cleared: Equatable {
    var list = false, tags = false, priority = false, due = false, note = false
  }

  private let targets: TargetOptions
  private let fields: FieldOptions
  private let text: String?
  private let removedTags: [String]
  private let cleared: Cleared
  private let common: CommonOptions

  private static let text = Option(
    "--text", value: "text", takesDashes: true, "Replace the text")
  private static let untag = Option(
    "--untag", value: "name", "Remove this tag (repeatable)", completion: .tags)
  private static let noList = Flag("--no-list", "Take the task off its list")
  private static let noTags = Flag("--no-tags", "Remove all tags")
  private static let noPriority = Flag("--no-priority", "Remove the priority")
  private static let noDue = Flag("--no-due", "Remove the due date")
  private static let noNote = Flag("--no-note", "Remove the note")

  static let changes = true

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
      $EDITOR and changed once it is saved.
      """,
    arguments: TargetOptions.arguments,
    options: [text] + FieldOptions.options
      + [untag, noList, noTags, noPriority, noDue, noNote] + TargetOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    targets = try TargetOptions(arguments)
    fields = try FieldOptions(arguments)
    text = try arguments[Self.text]
    removedTags = try arguments.values(Self.untag)
    cleared = Cleared(
      list: arguments[Self.noList], tags: arguments[Self.noTags],
      priority: arguments[Self.noPriority], due: arguments[Self.noDue],
      note: arguments[Self.noNote])
    common = try CommonOptions(arguments)
    let opposites: [(any AnyOption, Flag)] = [
      (FieldOptions.list, Self.noList), (FieldOptions.priority, Self.noPriority),
      (FieldOptions.due, Self.noDue), (FieldOptions.note, Self.noNote),
    ]
    for (option, flag) in opposites where arguments.has(option) && arguments[flag] {
      throw UsageError("\(option.spec.name) and \(flag.spec.name) cannot be combined")
    }
    if let tag = removedTags.first(where: fields.tags.contains) {
      throw UsageError("--tag \(tag) and --untag \(tag) cannot be combined")
    }
    guard targets.conditions.isEmpty || !isEmpty else {
      throw UsageError("--where needs an option that changes something, such as --due")
    }
    guard targets.conditions.isEmpty, !targets.ids.isSingle else { return }
    guard text == nil else { throw UsageError("--text changes one task only") }
    guard !isEmpty else {
      throw UsageError("the editor opens one task only", hint: "or use an option such as --due")
    }
  }

  func run() throws {
    let context = try Context(common)
    guard !isEmpty else {
      return try editInEditor(targets.ids, context, isDryRun: targets.isDryRun)
    }
    let edit = try edit(context)
    try targets.commit(context, .open) { .edit($0, edit) }
  }

  private var isEmpty: Bool {
    text == nil && fields.isEmpty && removedTags.isEmpty && cleared == Cleared()
  }

  private func edit(_ context: Context) throws -> TaskEdit {
    var edit = try fields.edit(context.clock)
    edit.text = try text.map { try taskText($0, called: "the text").string }
    edit.removedTags = removedTags
    edit.clearsTags = cleared.tags
    if cleared.list { edit.list = .clear }
    if cleared.priority { edit.priority = .clear }
    if cleared.due { edit.due = .clear }
    if cleared.note { edit.note = .clear }
    return edit
  }
}
