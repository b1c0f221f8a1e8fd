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

  var clock: WallClock { app.clock }

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
  }

  /// Makes a change, prints it once it is durable, and then updates the cache.
  ///
  /// With `isDryRun` it prints what would be changed and changes nothing. Returns the number of tasks.
  @discardableResult
  func commit(_ change: Change, isDryRun: Bool = false) throws -> Int {
    let result = try app.commit(change, isDryRun: isDryRun)
    var failure: OutputError?
    do throws(OutputError) {
      if !isQuiet {
        try printOutput(
          changeReport(change.verb, result, clock, style: style, isDryRun: isDryRun))
        if isDryRun { try printOutput("nothing was changed") }
      }
    } catch {
      failure = error
      failure?.done = isDryRun ? "" : "the change was made, but "
    }
    if !isDryRun { app.didCommit(result, view()) }
    app.close()
    printCacheWarning()
    if let failure { throw failure }
    return result.diffs.count + result.unchanged.count
  }

  /// The list as the user of this command sees it: in `format`, else a table on a terminal and
  /// plain lines elsewhere.
  func view(
    _ format: ListFormat? = nil, _ query: TaskQuery = TaskQuery(), columns: [Column]? = nil
  ) -> any ListRenderer {
    var look = RenderOptions(clock: clock)
    look.query = query
    look.width = terminal.width
    look.style = style
    look.hasFooter = terminal.isTerminal && !isQuiet
    look.columns = columns
    look.zone = app.environment.zone
    look.trace = app.context.trace
    return (format ?? (terminal.isTerminal ? .table : .plain)).view(look)
  }

  func printCacheWarning() {
    if let warning = app.cacheWarning { printNote("tasks: \(warning)") }
  }
}
