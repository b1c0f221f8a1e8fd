import Libc
import Strategies
import TestSupport

/// Runs one random command after another.
struct Lane {
  private let arena: Arena
  private let runner: Runner
  private var random: SeededGenerator
  private var clients: [PageClient]

  /// The most tasks that are kept open, so that lists stay short.
  private static let enough = 100

  private static let layers = [nil, nil, "rows", "view", "fragment", "view,rows,fragment"]

  init(_ arena: Arena, _ number: Int) {
    self.arena = arena
    runner = arena.runner("lane-\(number)")
    random = SeededGenerator(seed: arena.settings.seed &+ UInt64(number))
    clients = arena.pages.map { [runner] in PageClient($0, arena, runner) }
  }

  /// Runs commands until `deadline`.
  mutating func work(until deadline: Deadline) throws {
    while !deadline.isOver { try run(.pick(hasPages: !clients.isEmpty, &random)) }
  }

  private mutating func run(_ verb: Verb) throws {
    let number = arena.journal.nextNumber()
    let epoch = verb.isChange ? arena.gate.enter() : 0
    var isInside = verb.isChange
    defer { if isInside { arena.gate.leave() } }
    let isFull = arena.pool.count > Self.enough
    let wanted = isFull && [.add, .addLines, .pageAdd].contains(verb) ? Verb.removeMany : verb
    guard let plan = wanted.plan(number, arena.pool, arena.database, &random) else { return }
    guard !wanted.isOfPage else {
      let index = clients.indices.randomElement(using: &random) ?? 0
      let record = try clients[index].run(wanted, plan, number, epoch: epoch, arena)
      return took(record, wanted, plan, epoch: epoch)
    }
    let disturbance = Disturbance.pick(wanted, &random)
    if wanted.isForTwo, !disturbance.kills, Int.random(in: 0..<10, using: &random) == 0 {
      // For another lane as well: one of the two must be refused.
      arena.pool.contest(plan.ids)
    }
    let command = Command(
      number: number, epoch: epoch, verb: wanted, plan: plan, disturbance: disturbance,
      strategy: arena.settings.strategies.randomElement(using: &random) ?? .delete,
      cache: arena.caches.randomElement(using: &random) ?? "none",
      layers: Self.layers.randomElement(using: &random) ?? nil,
      // Half of them ask also a server that failed a moment ago.
      isForgetful: .random(using: &random), explains: .random(using: &random))
    let record = try command.run(arena, runner) {
      if isInside { arena.gate.leave() }
      isInside = false
    }
    took(record, wanted, plan, epoch: epoch)
  }

  /// Notes what was seen, and what other commands may now be done to.
  private mutating func took(_ record: Journal.Record, _ verb: Verb, _ plan: Plan, epoch: Int) {
    arena.journal.add(record)
    guard case .change(_, .acknowledged(let rows)) = record.observation.finding else { return }
    if verb.recurs {
      arena.pool.putRecurring(rows, epoch: epoch)
    } else if let author = plan.author, rows.count == 1,
      verb != .undo || Bool.random(using: &random)
    {
      arena.pool.put(rows[0].id, by: author, isUndone: verb == .undo, epoch: epoch)
    } else {
      arena.pool.put(rows, areDone: [.done, .doneWhere, .pageDone].contains(verb), epoch: epoch)
    }
  }
}
