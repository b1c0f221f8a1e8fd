import App
import Dates
import Queries
import Rendering
import Strategies
import Model
import Text

/// The app, and how its results are shown to the user.
struct Context {
  let app: App
  let terminal: Terminal
  let style: Style
  let isQuiet: Bool
  let explains: Bool
  /// Whether an editor and a pager may be started.
  let isInteractive: Bool

  var clock: WallClock { app.clock }

  /// The name under which the user changes tasks.
  var user: String { app.context.author().name }

  /// Whether lists are cached anywhere.
  var hasCache: Bool { app.context.cache.isUsable }

  /// Opens neither database nor cache; `slowQuery` is in seconds.
  init(_ options: CommonOptions, slowQuery: Double = 0) throws {
    app = try App(
      options.overrides, slowQuery: slowQuery,
      report: options.explains ? { printNote(explainLine($0)) } : nil)
    terminal = Terminal(environment: app.environment)
    style = try Style(app.settings, terminal)
    isQuiet = options.isQuiet
    explains = options.explains
    isInteractive = options.isInteractive
  }

  /// Makes a change, prints it once it is durable, and then updates the cache.
  ///
  /// With `isDryRun` it prints what would be changed and changes nothing. Returns the number of tasks.
  @discardableResult
  func commit(
    _ change: Change, isDryRun: Bool = false, output: OutputOptions? = nil
  ) throws -> Int {
    let result = try commit(change, isDryRun: isDryRun) { result throws(OutputError) in
      if let output, output.isRequested {
        try printOutput(output.bytes(change.verb, result, self, isDryRun: isDryRun))
      } else if !isQuiet {
        try printOutput(
          changeReport(change.verb, result, clock, style: style, isDryRun: isDryRun))
        if isDryRun { try printOutput("nothing was changed") }
      }
      if !isQuiet { noteWaits(result) }
    }
    // The next of a task that comes back is no task of the request.
    let isAdd = change.verb == .add
    return result.diffs.count { isAdd || $0.before != nil } + result.unchanged.count
  }

  /// Makes a change, lets `report` print it once it is durable, and then updates the cache.
  @discardableResult
  func commit(
    _ change: Change, isDryRun: Bool, report: (ChangeResult) throws(OutputError) -> Void
  ) throws -> ChangeResult {
    let result = try app.commit(change, isDryRun: isDryRun)
    var failure: OutputError?
    do throws(OutputError) {
      try report(result)
    } catch {
      failure = error
      failure?.done = isDryRun ? "" : "the change was made, but "
    }
    // A setting that is wrong is the fault of the next list, and not of a change that was made.
    if !isDryRun, let view = try? view() { app.didCommit(result, view) }
    app.close()
    printCacheWarning()
    if let failure { throw failure }
    return result
  }

  /// The format when none was requested: a table on a terminal and plain lines elsewhere.
  var defaultFormat: ListFormat { terminal.isTerminal ? .table : .plain }

  /// The list that the user sees without options, but for a format; nil is the default one.
  func view(_ format: ListFormat? = nil) throws -> any ListRenderer {
    let format = format ?? defaultFormat
    return format.view(try look(format, TaskQuery(), ListDefaults()))
  }

  /// How the user of this command sees a list.
  ///
  /// A table, which is for people, is as the settings say where the options say nothing; what scripts
  /// read is not.
  func look(
    _ format: ListFormat, _ query: TaskQuery, _ defaults: ListDefaults, columns: [Column]? = nil
  ) throws -> RenderOptions {
    var look = RenderOptions(clock: clock)
    look.query = query
    look.width = terminal.width
    look.style = style
    look.hasFooter = terminal.isTerminal && !isQuiet
    look.hasUnicode = app.environment.hasUnicode
    look.place = app.projectFolder ?? ""
    look.columns = columns
    look.zone = app.environment.zone
    look.trace = app.context.trace
    guard format == .table else { return look }
    look.columns = try columns ?? app.settings[SettingRegister.columns]
    if defaults.filter {
      let filter = try app.settings[SettingRegister.filter]
      for condition in filter { try look.query.add(condition, clock) }
      look.isFiltered = !filter.isEmpty
    }
    if defaults.sort, look.query.order.isEmpty {
      let order = try app.settings[SettingRegister.sort]
      if order != TaskQuery.SortKey.keys(parsing: "id") { look.query.order = order }
    }
    if defaults.group { look.query.group = try app.settings[SettingRegister.groupBy] }
    return look
  }

  /// Says that a task will be hidden when it is due.
  private func noteWaits(_ result: ChangeResult) {
    var zone = LocalZone()
    for task in result.diffs.compactMap(\.after) where task.done == nil {
      guard let wait = task.wait.flatMap(DueDate.init(stored:)), wait.isAhead(clock),
        let due = task.due.flatMap(DueDate.init(stored:)),
        wait.start(in: &zone) >= due.overdue(in: &zone)
      else { continue }
      printNote("tasks: #\(task.id) waits until after it is due")
    }
  }

  func printCacheWarning() {
    if let warning = app.cacheWarning { printNote("tasks: \(warning)") }
  }
}
