import Libc
import Strategies
import Synchronization
import TestSupport

/// A `tasks-serve` of the run, which keeps its port when it is killed and started again.
final class PageServer: Sendable {
  let strategy: StrategyName
  let port: Int
  private let program: String
  private let runner: Runner
  private let arguments: [String]
  private let child = Mutex<Child?>(nil)

  /// How long it may take to start, in tenths of a second.
  private static let patience = 300

  init(_ arena: Arena, _ number: Int, _ strategy: StrategyName, cache: String) throws {
    self.strategy = strategy
    program = arena.settings.page ?? ""
    runner = arena.runner("page-\(number)")
    port = try freePort()
    arguments =
      ["start", "--write", "--listen", "127.0.0.1:\(port)"] + arena.options(strategy, cache)
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// Starts it, and returns once it answers.
  func start() throws {
    let output = "\(runner.folder)/\(runner.name).out"
    for _ in 0..<Self.patience {
      let started = try Child(
        program, arguments, environment: runner.environment.map { "\($0)=\($1)" },
        input: "/dev/null", output: output, errors: "\(runner.folder)/\(runner.name).err",
        // It lives longer than a command may.
        watchdog: Watchdog())
      child.withLock { $0 = started }
      while !started.hasEnded {
        guard try !read(output).contains("the tasks in ") else { return }
        usleep(10_000)
      }
      // The database was away.
      _ = started.end()
      usleep(100_000)
    }
    throw StressError("the page does not start: \(try read("\(runner.folder)/\(runner.name).err"))")
  }

  func send(_ signal: Int32) { child.withLock { $0?.send(signal) } }

  /// Ends it with `signal`.
  func end(_ signal: Int32) {
    guard let child = child.withLock(\.self) else { return }
    child.send(signal)
    _ = child.end()
  }
}

/// What happens to one page during a run, one thing after another.
struct PageFaults {
  private let arena: Arena
  private let server: PageServer
  private var random: SeededGenerator

  init(_ arena: Arena, _ number: Int) {
    self.arena = arena
    server = arena.pages[number]
    random = SeededGenerator(seed: arena.settings.seed ^ UInt64(number + 1) << 40)
  }

  /// Goes on until `deadline`.
  mutating func work(until deadline: Deadline) throws {
    while !deadline.isOver {
      usleep(.random(in: 200_000...2_000_000, using: &random))
      let began = monotonicNanoseconds()
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        server.end(SIGKILL)
        try server.start()
        arena.journal.addOutage(since: began)
        arena.journal.count(fault: "page killed and restarted")
      case 1:
        server.end(SIGTERM)
        try server.start()
        arena.journal.addOutage(since: began)
        arena.journal.count(fault: "page ended and restarted")
      default:
        server.send(SIGSTOP)
        usleep(.random(in: 1_000...300_000, using: &random))
        server.send(SIGCONT)
        arena.journal.count(fault: "page stopped and continued")
      }
    }
  }
}

/// A port of the loopback that nobody listens at.
private func freePort() throws -> Int {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var size = socklen_t(MemoryLayout<sockaddr_in>.size)
  #if canImport(Darwin)
    let probe = socket(AF_INET, SOCK_STREAM, 0)
  #else
    let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  #endif
  defer { close(probe) }
  let isFound = withUnsafeMutableBytes(of: &address) { bytes in
    guard let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else {
      return false
    }
    return bind(probe, pointer, size) == 0 && getsockname(probe, pointer, &size) == 0
  }
  guard isFound else { throw StressError("no free port: \(errorText())") }
  return Int(UInt16(bigEndian: address.sin_port))
}
