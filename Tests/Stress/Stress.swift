import Dispatch
import Libc
import Strategies
import TestSupport

/// A whole run: commands of many processes, faults meanwhile, and then the judgement.
enum Stress {
  private static let serverOptions = [["-m", "2"], [], []]

  /// Runs and judges; `deadline` may be made to come earlier.
  static func run(
    _ settings: Settings, until deadline: Deadline = Deadline()
  ) async throws -> Report {
    try await withServers(serverOptions) { servers in
      let home = try Home()
      let result: Result<Report, any Error>
      do {
        let report = try await Database.with(settings.store, home) { database in
          let arena = Arena(settings: settings, home: home, database: database, servers: servers)
          return try await run(arena, until: deadline)
        }
        result = .success(report)
      } catch {
        result = .failure(error)
      }
      // The process may end before the last thread lets go of the home.
      _ = try await TestSupport.run("rm", ["-rf", home.path])
      return try result.get()
    }
  }

  private static func run(_ arena: Arena, until deadline: Deadline) async throws -> Report {
    let (arena, keeper) = try await onThread {
      let keeper = try Keeper(arena)
      var arena = arena
      try arena.startPages()
      return (arena, keeper)
    }
    defer { for page in arena.pages { page.end(SIGKILL) } }
    let began = monotonicNanoseconds()
    deadline.set(began + UInt64(arena.settings.seconds * 1e9))
    let dog = Task {
      while true {
        try await Task.sleep(for: .seconds(1))
        arena.watchdog.look()
      }
    }
    defer { dog.cancel() }
    async let kept = onThread {
      var keeper = keeper
      try keeper.work(until: deadline)
      return keeper
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<arena.settings.processes {
        group.addTask {
          try await onThread {
            var lane = Lane(arena, number)
            try lane.work(until: deadline)
          }
        }
      }
      for number in arena.servers.indices {
        group.addTask {
          var faults = Faults(arena, number)
          try await faults.work(until: deadline)
        }
      }
      for number in arena.pages.indices {
        group.addTask {
          try await onThread {
            var faults = PageFaults(arena, number)
            try faults.work(until: deadline)
          }
        }
      }
      if case .server(_, _, let proxy) = arena.database {
        group.addTask {
          var faults = NetworkFaults(arena, proxy)
          try await faults.work(until: deadline)
        }
      }
      try await group.waitForAll()
    }
    let keeperAtRest = try await kept
    let seconds = Double(monotonicNanoseconds() - began) / 1e9
    return try await onThread {
      var keeper = keeperAtRest
      try keeper.waitForRest()
      try rest(arena)
      let entries = try keeper.finish()
      return Report(arena, entries, seconds: seconds)
    }
  }

  /// Compares the database, as another program reads it, with its history, and 20 lists under
  /// each strategy with the database, now that nothing happens any more.
  private static func rest(_ arena: Arena) throws {
    arena.forgetFailures()
    if arena.settings.strategies.allSatisfy({ $0 == .expire }) { sleep(UInt32(Settings.ttl)) }
    let runner = arena.runner("rest")
    let number = arena.journal.nextNumber()
    let began = monotonicNanoseconds()
    let query = arena.database.list
    let lines = try runner.sql(arena.database, query).joined(separator: "\n")
    let truth = Observation(
      number: number, words: query, began: began, ended: monotonicNanoseconds(),
      finding: .list(listedRows(lines) ?? [], age: 0))
    arena.journal.add(.init(observation: truth, verb: "\(arena.database.shell) SELECT, at rest"))
    for strategy in Set(arena.settings.strategies) {
      for index in 0..<20 {
        let command = Command(
          number: arena.journal.nextNumber(), epoch: 0, verb: .list, plan: Plan(["list"]),
          strategy: strategy, cache: arena.caches[index % arena.caches.count])
        var record = try command.run(arena, runner) {}
        record.verb = "list, at rest"
        arena.journal.add(record)
      }
    }
  }
}

/// Runs `body` with a server for each list of options.
private func withServers<Value: Sendable>(
  _ options: [[String]], _ servers: [Memcached] = [],
  _ body: ([Memcached]) async throws -> Value
) async throws -> Value {
  guard let first = options.first else { return try await body(servers) }
  var value: Value?
  try await Memcached.with(first) { server in
    value = try await withServers(Array(options.dropFirst()), servers + [server], body)
  }
  guard let value else { throw StressError("no server ran") }
  return value
}

/// Does `body` on a thread of its own, which it may block.
private func onThread<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue(label: "stress").async { continuation.resume(with: Result { try body() }) }
  }
}
