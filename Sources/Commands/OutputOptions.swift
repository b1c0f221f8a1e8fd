import App
import Arguments
import Model
import Queries
import Rendering
import Text

/// The form in which a command prints tasks.
struct OutputOptions {
  /// Nil is the form for people.
  let format: ListFormat?
  let fields: [Column]?
  let template: Template?

  private static let format = Option<ListFormat>(
    "--format", value: "format", "Output format (default: for people on a terminal, else plain)")
  static let json = Flag("--json", "Short for --format json")
  private static let fieldsOption = Option<[Column]>(
    "--fields", value: "fields",
    "Fields to show, comma-separated: \(Column.allCases.map(\.rawValue).joined(separator: ", "))",
    completion: .words(Column.allCases.map(\.rawValue)),
    parse: { text throws(InvalidValue) in
      guard let columns = Column.columns(parsing: text) else {
        throw InvalidValue(expected: Column.allCases.map(\.rawValue))
      }
      return columns
    })
  private static let templateOption = Option<Template>(
    "--template", value: "text",
    "Print this for each task, with fields in braces: '{id}\\t{text}\\n'",
    parse: { text throws(InvalidValue) in try Template(parsing: text) })

  static let options: [any AnyOption] = [format, json, fieldsOption, templateOption]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    format = try requestedForm(Self.format, or: .json, arguments)
    fields = try arguments[Self.fieldsOption]
    template = try arguments[Self.templateOption]
    if template != nil, fields != nil || format != nil {
      throw UsageError(
        "--template cannot be combined with --\(fields == nil ? "format" : "fields")")
    }
    if fields != nil, let format, [.ids, .markdown, .todotxt].contains(format) {
      throw UsageError("--fields and --format \(format.rawValue) cannot be combined")
    }
  }

  /// Whether one of the two forms of other things than tasks is requested.
  var isPlainOrJSON: Bool {
    fields == nil && template == nil && (format == .plain || format == .json)
  }

  /// Whether tasks are printed, and not sentences about them.
  var isRequested: Bool { format != nil || fields != nil || template != nil }

  /// What is printed of `items`, in an order other than that of their numbers where there is one.
  func bytes(
    _ items: [TaskItem], _ context: Context, order: [TaskQuery.SortKey] = [],
    columns: [Column]? = nil
  ) -> [UInt8] {
    var rows = PackedTasks()
    for item in items.sorted(by: { $0.id < $1.id }) { rows.append(item) }
    var look = RenderOptions(clock: context.clock, showsAll: true)
    look.query.order = order
    look.columns = columns
    look.width = context.terminal.width
    look.style = context.style
    look.hasUnicode = context.app.environment.hasUnicode
    return view(context, look).render([rows])
  }

  /// Prints the tasks of a list of any length.
  func write(_ list: [PackedTasks], _ context: Context) throws(OutputError) {
    let look = RenderOptions(clock: context.clock, showsAll: true)
    for part in RenderedChunks(view(context, look), list, upTo: 1 << 16) { try printOutput(part) }
  }

  /// What a command that changes tasks prints: of JSON all that it changed, of other forms the tasks as
  /// they are now, or were when they were removed.
  func bytes(_ verb: Verb, _ result: ChangeResult, _ context: Context, isDryRun: Bool) -> [UInt8] {
    if fields == nil, let format, [.json, .jsonl].contains(format) {
      return changeJSON(verb, result, isDryRun: isDryRun, isLines: format == .jsonl)
    }
    return bytes(result.diffs.map(\.task) + result.unchanged, context)
  }

  /// How tasks are printed where that is requested.
  func view(_ context: Context, _ look: RenderOptions) -> any ListRenderer {
    var look = look
    look.columns = fields ?? look.columns
    if let template { return TemplateRenderer(look, template) }
    return (format ?? context.defaultFormat).view(look)
  }
}
