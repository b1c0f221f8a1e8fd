import Libc
import TestSupport

/// What happens to one memcached during a run, one thing after another.
struct Faults {
  private enum Fault: String, CaseIterable {
    case flush = "memcached flushed"
    case restart = "memcached killed and restarted"
    case pause = "memcached stopped and continued"
    case cutOff = "memcached cut off, back with old data"
    case fill = "memcached filled by another client"
  }

  private let arena: Arena
  private let server: Memcached
  private var random: SeededGenerator

  init(_ arena: Arena, _ number: Int) {
    self.arena = arena
    server = arena.servers[number]
    random = SeededGenerator(seed: arena.settings.seed ^ UInt64(number + 1) << 32)
  }

  /// Goes on until `deadline`; then the server is well.
  mutating func work(until deadline: Deadline) async throws {
    while !deadline.isOver {
      try await Task.sleep(for: .milliseconds(.random(in: 100...1_200, using: &random)))
      let fault = Fault.allCases.randomElement(using: &random) ?? .flush
      try await cause(fault)
      arena.journal.count(fault: fault.rawValue)
      if .random(in: 0..<4, using: &random) > 0 { arena.forgetFailures() }
    }
  }

  private mutating func cause(_ fault: Fault) async throws {
    switch fault {
    case .flush:
      try await server.flush()
    case .restart:
      try await server.restart()
    case .pause:
      // As long as a command's patience: what was said meanwhile may still be done afterwards.
      await server.pause()
      try await Task.sleep(for: .milliseconds(.random(in: 20...300, using: &random)))
      await server.resume()
    case .cutOff:
      // Long enough for changes that it hears nothing of.
      await server.pause()
      try await Task.sleep(for: .milliseconds(.random(in: 500...1_500, using: &random)))
      await server.resume()
    case .fill:
      let sizes = (0..<400).map { _ in Int.random(in: 100...12_000, using: &random) }
      let lines = sizes.enumerated().map { index, size in
        "set junk\(index) 0 0 \(size)\r\n" + String(repeating: "j", count: size)
      }
      _ = try await server.talk(lines.joined(separator: "\r\n"))
    }
  }
}
