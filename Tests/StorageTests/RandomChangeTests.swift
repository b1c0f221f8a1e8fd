import Dates
import Model
import TestSupport
import Testing

/// Random sequences of changes, compared with a dictionary and two stacks.
@Suite struct RandomChangeTests {
  @Test(arguments: StoreKind.allCases, [1, 2] as [UInt64])
  func manyChanges(kind: StoreKind, seed: UInt64) throws {
    let home = try Home()
    let store = try kind.store(in: home.path)
    var random = SeededGenerator(seed: seed)
    var reference = Reference()
    var time: Int64 = 0
    // A change on a server is two round trips.
    for _ in 0..<(StoreKind.local.contains(kind) ? 500 : 150) {
      time += 1
      let change = try reference.random(using: &random, at: time)
      let isPossible = reference.apply(change, at: time)
      var isDone = true
      do throws(StoreError) {
        try store.commit(change, by: Author(name: "a", time: time), pagesUpTo: 2)
      } catch {
        isDone = false
      }
      try #require(isDone == isPossible, "\(change)")
      try #require(try store.tasks() == reference.sorted, "\(change)")
    }
    // All the way back, and forth again.
    let last = reference.sorted.map(\.unclaimed)
    let count = reference.past.count
    let author = Author(name: "a", time: time)
    try store.commit(.undo(count), by: author)
    #expect(try store.tasks().isEmpty)
    try store.commit(.redo(count), by: author)
    #expect(try store.tasks() == last)
  }
}

private struct Reference {
  typealias Tasks = [Int64: TaskItem]

  var tasks: Tasks = [:]
  var lastID: Int64 = 0
  /// No undo brings a claim back.
  var claims: [Int64: Claim] = [:]
  var past: [Tasks] = []
  var future: [Tasks] = []

  var sorted: [TaskItem] {
    tasks.values.sorted { $0.id < $1.id }.map { task in
      var task = task
      task.claim = claims[task.id]
      return task
    }
  }

  /// A claim ends with its task.
  private mutating func endClaims() {
    claims = claims.filter { id, _ in tasks[id].map { $0.done == nil } ?? false }
  }

  func random(using random: inout SeededGenerator, at time: Int64) throws -> Change {
    let claim = claims.values.randomElement(using: &random)?.id ?? .random()
    let low = Int64.random(in: 1...max(1, lastID + 1), using: &random)
    var targets = Targets.ids(
      TaskIDs([low...min(max(low, lastID), low + Int64.random(in: 0...3, using: &random))]))
    if Int.random(in: 0...9, using: &random) == 0 { targets = .held(by: claim, targets) }
    switch Int.random(in: 0...12, using: &random) {
    case 10:
      let owner = Bool.random(using: &random) ? "a" : "b"
      let until = time + Int64.random(in: 1...20, using: &random)
      return .claim(targets, Claim(owner: owner, id: .random(), until: until))
    case 11:
      let held = claims.filter { $0.value.id == claim }.keys.map { $0...$0 }
      let own = Targets.ids(TaskIDs(held))
      return .renew(
        held.isEmpty || Bool.random(using: &random) ? targets : own, claim,
        until: time + Int64.random(in: 1...20, using: &random))
    case 12: return .release(targets, isForced: Bool.random(using: &random))
    case 0:
      // With numbers that leave gaps, with used ones, or with none.
      let bases: [Int64] = [lastID, 0, -1]
      let base = bases.randomElement(using: &random) ?? 0
      var tasks = ImportedTasks()
      for place in 1...Int64.random(in: 1...5, using: &random) {
        let id = base < 0 ? 0 : base + place + place / 2
        tasks.append(
          TaskItem(
            id: id, text: "imported", created: 1, changed: 2, done: place == 3 ? Int64(3) : nil))
      }
      return .importing(tasks)
    case 1...3:
      var edit = TaskEdit()
      edit.priority = .set(.high)
      if Bool.random(using: &random) {
        edit.every = .set(try Recurrence(parsing: "2 days", clock: .system()))
      }
      return .add([try newTask("task \(lastID)", edit)])
    case 4: return .remove(targets)
    case 5: return .done(targets)
    case 6: return .reopen(targets)
    case 7:
      var edit = TaskEdit()
      edit.list = Bool.random(using: &random) ? .clear : .set("home")
      edit.addedTags = ["a"]
      return .edit(targets, edit)
    case 8 where Bool.random(using: &random):
      var edit = TaskEdit()
      edit.addedTags = ["b"]
      let old: [BatchChange.Target] = [.id(low)]
      let actions: [BatchChange.Action] = [
        .edit(old, edit), .add(try newTask("batch \(lastID)"), name: "a"), .done([.name("a")]),
        .done(old), Bool.random(using: &random) ? .remove(old) : .reopen([.name("a")]),
      ]
      return .batch(actions.enumerated().map { BatchChange($1, line: $0 + 1) })
    case 8: return .undo(Int.random(in: 1...3, using: &random))
    default: return .redo(Int.random(in: 1...3, using: &random))
    }
  }

  /// Whether it can be done.
  mutating func apply(_ change: Change, at time: Int64) -> Bool {
    defer { endClaims() }
    switch change {
    case .claim(let targets, let claim):
      guard let ids = ids(targets, at: time),
        ids.allSatisfy({ tasks[$0]?.done == nil && !isHeld($0, at: time) })
      else { return false }
      for id in ids { claims[id] = claim }
    case .renew(let targets, let claim, let until):
      guard let ids = ids(targets, at: time), ids.allSatisfy({ claims[$0]?.id == claim }) else {
        return false
      }
      for id in ids { if let old = claims[id]?.until { claims[id]?.until = max(old, until) } }
    case .release(let targets, let isForced):
      guard let ids = ids(targets, at: time),
        isForced || ids.allSatisfy({ !isHeld($0, at: time) || claims[$0]?.owner == "a" })
      else { return false }
      for id in ids where isHeld(id, at: time) { claims[id] = nil }
    case .add(let tasks):
      step { list in
        for task in tasks {
          list.lastID += 1
          list.tasks[list.lastID] = task.numbered(list.lastID, at: time)
        }
      }
    case .importing(let imported):
      step { list in
        let own = imported.tasks.flatMap(\.items)
        let keepsNumbers = imported.hasNumbers && own[0].id > list.lastID
        for task in keepsNumbers ? own : imported.numbered(after: list.lastID).flatMap(\.items) {
          list.tasks[task.id] = task
          list.lastID = task.id
        }
      }
    case .remove(let targets): return changed(targets, at: time) { _ in nil }
    case .done(let targets):
      var next: [NewTask] = []
      let isChanged = changed(targets, at: time) { item in
        var item = item
        if item.done == nil {
          if let task = NewTask(repeating: item, WallClock(milliseconds: time)) {
            next.append(task)
            item.every = nil
          }
          item.done = time
          item.changed = time
        }
        return item
      }
      // Part of the same step.
      for task in next {
        lastID += 1
        tasks[lastID] = task.numbered(lastID, at: time)
      }
      return isChanged
    case .reopen(let targets):
      return changed(targets, at: time) { item in
        var item = item
        if item.done != nil {
          item.done = nil
          item.changed = time
        }
        return item
      }
    case .edit(let targets, let edit):
      return changed(targets, at: time) { item in
        guard var after = try? edit.applied(to: item, WallClock(milliseconds: time)) else {
          return item
        }
        if after != item { after.changed = time }
        return after
      }
    case .undo(let count):
      guard !past.isEmpty else { return false }
      for _ in 0..<min(count, past.count) {
        future.append(tasks)
        tasks = past.removeLast()
        endClaims()
      }
    case .redo(let count):
      guard !future.isEmpty else { return false }
      for _ in 0..<min(count, future.count) {
        past.append(tasks)
        tasks = future.removeLast()
        endClaims()
      }
    case .batch(let changes):
      let before = self
      var named: Int64 = 0
      for change in changes {
        guard apply(change.alone(named), at: time) else {
          self = before
          return false
        }
        if case .add = change.action { named = lastID }
      }
      // One step, whatever it is made of.
      let isChanged = tasks != before.tasks
      past = before.past + (isChanged ? [before.tasks] : [])
      future = isChanged ? [] : before.future
    case .replace, .undoEntry: return false
    }
    return true
  }

  private mutating func step(_ body: (inout Reference) -> Void) {
    let before = tasks
    body(&self)
    guard tasks != before else { return }
    past.append(before)
    future = []
  }

  private func isHeld(_ id: Int64, at time: Int64) -> Bool {
    claims[id].map { $0.until > time } ?? false
  }

  /// The numbers of the tasks; nil when one does not exist, or is not held by the claim.
  private func ids(_ targets: Targets, at time: Int64) -> [Int64]? {
    switch targets {
    case .ids(let ids):
      let all = ids.ranges.flatMap { Array($0) }
      return all.allSatisfy { tasks[$0] != nil } ? all : nil
    case .held(let claim, let targets):
      let all = ids(targets, at: time)
      let isHeld = all?.allSatisfy { self.isHeld($0, at: time) && claims[$0]?.id == claim }
      return isHeld == true ? all : nil
    case .chosen: return nil
    }
  }

  private mutating func changed(
    _ targets: Targets, at time: Int64, _ body: (TaskItem) -> TaskItem?
  ) -> Bool {
    guard let all = ids(targets, at: time) else { return false }
    step { list in
      for id in all { list.tasks[id] = list.tasks[id].flatMap(body) }
    }
    return true
  }
}

extension BatchChange {
  /// The change that it is alone, with the number of the task that was named.
  fileprivate func alone(_ named: Int64) -> Change {
    func targets(_ targets: [Target]) -> Targets {
      .ids(TaskIDs(targets.map { if case .id(let id) = $0 { id...id } else { named...named } }))
    }
    return switch action {
    case .add(let task, _): .add([task])
    case .edit(let old, let edit): .edit(targets(old), edit)
    case .done(let old): .done(targets(old))
    case .reopen(let old): .reopen(targets(old))
    case .remove(let old): .remove(targets(old))
    }
  }
}
