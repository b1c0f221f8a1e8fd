import Libc
import TestSupport

/// What happens to the connections between tasks and a server of PostgreSQL, one thing after another.
struct NetworkFaults {
  private let arena: Arena
  private let proxy: ServerProxy
  private var random: SeededGenerator

  init(_ arena: Arena, _ proxy: ServerProxy) {
    self.arena = arena
    self.proxy = proxy
    random = SeededGenerator(seed: arena.settings.seed ^ 1 << 48)
  }

  /// All but a cut network, after which commands do not ask the server for half a minute.
  private static let faults = ServerProxy.Fault.allCases.filter {
    ![.cutAfter, .cutBefore, .deaf].contains($0)
  }

  /// Goes on until `deadline`; then everything comes through.
  mutating func work(until deadline: Deadline) async throws {
    while !deadline.isOver {
      try await Task.sleep(for: .milliseconds(.random(in: 100...600, using: &random)))
      let fault = Self.faults.randomElement(using: &random) ?? .none
      let began = monotonicNanoseconds()
      try await proxy.set(fault)
      arena.journal.count(fault: "network: \(fault.rawValue)")
      // The others end by themselves with the next change.
      guard fault == .gone || fault == .silent else { continue }
      try await Task.sleep(for: .milliseconds(.random(in: 50...500, using: &random)))
      try await proxy.set(.none)
      // A connection that was just breaking may have prepared the next fault.
      try await Task.sleep(for: .milliseconds(100))
      try await proxy.set(.none)
      arena.journal.addOutage(since: began)
    }
    try await proxy.set(.none)
  }
}
