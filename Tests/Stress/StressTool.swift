import ArgumentParser
import Dispatch
import Libc
import Strategies
import TestSupport

/// `make stress`.
@main struct StressTool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "Run many tasks at once, with faults, and look for lists that are out of date")

  @Option(help: "How long commands are started")
  var seconds = 60.0

  @Option(help: "How many commands run at once")
  var processes = 8

  @Option(help: "delete, rotate, update, expire, none or mixed")
  var strategy = "mixed"

  @Option(help: "Where the tasks are")
  var store = Store.sqlite

  @Option(help: "Where the random choices come from (default: a random one)")
  var seed: UInt64?

  @Option(help: "Write the report to this file as well, as Markdown")
  var report: String?

  func validate() throws {
    guard strategies != nil else { throw ValidationError("there is no strategy '\(strategy)'") }
    guard seconds > 0, processes > 0 else { throw ValidationError("nothing would be run") }
  }

  private var strategies: [StrategyName]? {
    strategy == "mixed" ? Settings.mixed : StrategyName(rawValue: strategy).map { [$0] }
  }

  func run() async throws {
    var settings = Settings()
    settings.seconds = seconds
    settings.processes = processes
    settings.store = store
    settings.strategies = strategies ?? Settings.mixed
    if let seed { settings.seed = seed }
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
    if let report {
      let file = open(report, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard file >= 0, writeAll(words, to: file) else {
        throw StressError("\(report): \(errorText())")
      }
      close(file)
    }
    if !result.violations.isEmpty { throw ExitCode(1) }
  }

  /// Makes Ctrl-C end the run and not this process, so that no server is left behind.
  private func earlyEnd(_ deadline: Deadline) -> any DispatchSourceSignal {
    // The commands inherit it, and go on to their end.
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { deadline.set(0) }
    source.resume()
    return source
  }
}
