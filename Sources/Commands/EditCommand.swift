import App
import Arguments
import Model
import Queries
import Text

struct EditCommand: Command {
  /// The fields that are removed.
  private struct Cleared: Equatable {
    var list = false, tags = false, priority = false, due = false, wait = false, every = false
    var note = false
  }

  private let targets: TargetOptions
  private let fields: FieldOptions
  private let text: String?
  private let removedTags: [String]
  private let appended: String?
  private let checked, unchecked: [Int]
  private let cleared: Cleared
  private let output: OutputOptions
  private let common: CommonOptions

  private static let text = Option(
    "--text", value: "text", takesDashes: true, "Replace the text")
  private static let untag = Option(
    "--untag", value: "name", "Remove this tag (repeatable)", completion: .tags)
  private static let noList = Flag("--no-list", "Take the task off its list")
  private static let noTags = Flag("--no-tags", "Remove all tags")
  private static let noPriority = Flag("--no-priority", "Remove the priority")
  private static let noDue = Flag("--no-due", "Remove the due date")
  private static let noWait = Flag("--no-wait", "Remove the date until which it waits")
  private static let noEvery = Flag("--no-every", "Remove the recurrence")
  private static let noNote = Flag("--no-note", "Remove the note")
  private static let append = Option(
    "--append", value: "text", takesDashes: true, "Add a line to the note")
  private static let check = Option<[Int]>(
    "--check", value: "numbers",
    "Mark items of the note's checklist as done, such as 2,4 ('tasks show' numbers them)",
    parse: numbers)
  private static let uncheck = Option<[Int]>(
    "--uncheck", value: "numbers", "Mark items of the checklist as not done", parse: numbers)

  static let changes = true

  static let syntax = Syntax(
    "edit",
    abstract: "Change fields of tasks",
    usage: "tasks edit [<options>] <id> ...",
    discussion: """
      Examples:
        tasks edit 3 --text "Fix the parser"
        tasks edit 3 5-7 --due fri --tag release
        tasks edit 3 --due +1w
        tasks edit 3 --no-due --untag release
        tasks edit 3 --check 2 --item "Call back"
        tasks edit 3

      Without an option that changes something, one task is opened in $VISUAL or
      $EDITOR and changed once it is saved. A due date with a sign, such as +1w, counts
      from the present one.
      """,
    arguments: TargetOptions.arguments,
    options: [text] + FieldOptions.options
      + [append, check, uncheck, untag, noList, noTags, noPriority, noDue, noWait, noEvery]
      + [noNote, TargetOptions.claim] + TargetOptions.options + OutputOptions.options,
    global: CommonOptions.options)

  init(_ arguments: ParsedArguments) throws(UsageError) {
    targets = try TargetOptions(arguments)
    fields = try FieldOptions(arguments)
    text = try arguments[Self.text]
    removedTags = try arguments.values(Self.untag)
    cleared = Cleared(
      list: arguments[Self.noList], tags: arguments[Self.noTags],
      priority: arguments[Self.noPriority], due: arguments[Self.noDue],
      wait: arguments[Self.noWait], every: arguments[Self.noEvery],
      note: arguments[Self.noNote])
    appended = try arguments[Self.append]
    checked = try arguments.values(Self.check).flatMap(\.self)
    unchecked = try arguments.values(Self.uncheck).flatMap(\.self)
    output = try OutputOptions(arguments)
    common = try CommonOptions(arguments)
    let opposites: [(any AnyOption, Flag)] = [
      (FieldOptions.list, Self.noList), (FieldOptions.priority, Self.noPriority),
      (FieldOptions.due, Self.noDue), (FieldOptions.wait, Self.noWait),
      (FieldOptions.every, Self.noEvery), (FieldOptions.everyAfter, Self.noEvery),
      (FieldOptions.until, Self.noEvery), (FieldOptions.note, Self.noNote),
      (Self.append, Self.noNote), (FieldOptions.item, Self.noNote), (Self.check, Self.noNote),
      (Self.uncheck, Self.noNote),
    ]
    for (option, flag) in opposites where arguments.has(option) && arguments[flag] {
      throw UsageError("\(option.spec.name) and \(flag.spec.name) cannot be combined")
    }
    if let tag = removedTags.first(where: fields.tags.contains) {
      throw UsageError("--tag \(tag) and --untag \(tag) cannot be combined")
    }
    if let item = checked.first(where: unchecked.contains) {
      throw UsageError("--check \(item) and --uncheck \(item) cannot be combined")
    }
    guard appended?.isEmpty != true else { throw UsageError("--append is empty") }
    guard targets.conditions.isEmpty || !isEmpty else {
      throw UsageError("--where needs an option that changes something, such as --due")
    }
    guard targets.claim == nil || !isEmpty else {
      throw UsageError("--claim needs an option that changes something, such as --due")
    }
    guard common.isInteractive || !isEmpty else {
      throw UsageError(
        "'edit' without an option opens an editor, which --no-input forbids",
        hint: "use an option such as --due")
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
    try targets.commit(context, output, [.open]) { .edit($0, edit) }
  }

  private var isEmpty: Bool {
    text == nil && fields.isEmpty && removedTags.isEmpty && cleared == Cleared() && appended == nil
      && checked.isEmpty && unchecked.isEmpty
  }

  private func edit(_ context: Context) throws -> TaskEdit {
    var edit = try fields.edit(context.clock, isNew: false)
    edit.text = try text.map { try taskText($0, called: "the text").string }
    edit.removedTags = removedTags
    edit.clearsTags = cleared.tags
    if cleared.list { edit.list = .clear }
    if cleared.priority { edit.priority = .clear }
    if cleared.due { edit.due = .clear }
    if cleared.wait { edit.wait = .clear }
    if cleared.every { edit.every = .clear }
    if cleared.note { edit.note = .clear }
    edit.appendedNote = appended
    edit.checkedItems = checked
    edit.uncheckedItems = unchecked
    return edit
  }
}

/// Reads the numbers of items, such as `2,4-5`.
@Sendable private func numbers(_ text: String) throws(InvalidValue) -> [Int] {
  guard let ids = TaskIDs(parsing: text), ids.ranges.allSatisfy({ $0.upperBound <= 100_000 }) else {
    throw InvalidValue("expected numbers such as 2,4")
  }
  return ids.ranges.flatMap { $0.map { Int($0) } }
}
