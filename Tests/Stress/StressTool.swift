import Arguments
import Dispatch
import Libc
import Strategies
import TestSupport
import Text

/// `make stress`.
@main struct StressTool {
  private static let seconds = Option<Int>(
    "--seconds", value: "n", in: 1...86_400, "How long commands are started (default: 60)")
  private static let processes = Option<Int>(
    "--processes", value: "n", in: 1...1_000, "How many commands run at once (default: 8)")
  private static let strategy = Option<[StrategyName]>(
    "--strategy", value: "name", "delete, rotate, update, expire, none or mixed (default)",
    parse: { text throws(InvalidValue) in
      text == "mixed" ? Settings.mixed : [try oneOf(StrategyName.self)(text)]
    })
  private static let store = Option<Store>(
    "--store", value: "name", "sqlite (default), postgresql or pgbouncer")
  private static let seed = Option<Int>(
    "--seed", value: "n", in: 0...Int.max, "Where the random choices come from")
  private static let page = Option<String>(
    "--page", value: "program", "Drive pages of this tasks-serve as well")
  private static let report = Option<String>(
    "--report", value: "file", "Write the report to this file as well, as Markdown")

  private static let syntax = Syntax(
    "stress",
    abstract: "Run many tasks at once, with faults, and look for lists that are out of date",
    usage: "stress [<options>]", discussion: "",
    options: [seconds, processes, strategy, store, seed, page, report])

  static func main() async {
    do {
      let arguments = try ParsedArguments(Array(CommandLine.arguments.dropFirst()), syntax)
      guard arguments.helpFlag == nil else { return print(syntax.helpPage(width: 80)) }
      exit(try await run(arguments) ? 0 : 1)
    } catch {
      _ = writeAll(Array("stress: \((error as? UsageError)?.message ?? "\(error)")\n".utf8), to: 2)
      exit(error is UsageError ? 2 : 1)
    }
  }

  /// Returns whether nothing was wrong.
  private static func run(_ arguments: ParsedArguments) async throws -> Bool {
    var settings = Settings()
    if let seconds = try arguments[seconds] { settings.seconds = Double(seconds) }
    if let processes = try arguments[processes] { settings.processes = processes }
    if let store = try arguments[store] { settings.store = store }
    if let strategies = try arguments[strategy] { settings.strategies = strategies }
    if let seed = try arguments[seed] { settings.seed = UInt64(seed) }
    settings.page = try arguments[page]
    // So that anybody can see it fail.
    if getenv(Settings.ignoringStamp.key) != nil {
      settings.environment = [Settings.ignoringStamp.key: Settings.ignoringStamp.value]
    }
    let deadline = Deadline()
    let onInterrupt = earlyEnd(deadline)
    let result = try await Stress.run(settings, until: deadline)
    onInterrupt.cancel()
    let words = Array(result.markdown.utf8)
    _ = writeAll(words, to: STDOUT_FILENO)
    if let report = try arguments[report] {
      let file = open(report, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard file >= 0, writeAll(words, to: file) else {
        throw StressError("\(report): \(errorText())")
      }
      close(file)
    }
    return result.violations.isEmpty
  }

  /// Makes Ctrl-C end the run and not this process, so that no server is left behind.
  private static func earlyEnd(_ deadline: Deadline) -> any DispatchSourceSignal {
    // The commands inherit it, and go on to their end.
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { deadline.set(0) }
    source.resume()
    return source
  }
}
