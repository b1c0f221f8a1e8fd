import Storage
import TaskList
import TestSupport
import Testing

/// Random sequences of changes, compared with a model that is a dictionary and a stack.
@Suite struct ModelTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func aThousandChanges(seed: UInt64) throws {
    let home = try Home()
    let store = StorageTests.store(at: home.path + "/tasks.db")
    var random = SeededGenerator(seed: seed)
    var model = Model()
    var time: Int64 = 0
    for _ in 0..<1_000 {
      time += 1
      let author = Author(name: "a", time: time)
      let change = model.random(using: &random)
      let expected = model.apply(change, at: time)
      var happened = true
      do throws(StoreError) {
        _ = try store.apply(change, by: author, pagesUpTo: 2, isDryRun: false)
      } catch {
        happened = false
      }
      #expect(happened == expected, "\(change)")
      #expect(try all(store) == model.sorted)
    }
    // All the way back, and forth again.
    let last = model.sorted
    let steps = model.past.count
    let author = Author(name: "a", time: time)
    _ = try store.apply(.undo(steps), by: author, pagesUpTo: 0, isDryRun: false)
    #expect(try all(store).isEmpty)
    _ = try store.apply(.redo(steps), by: author, pagesUpTo: 0, isDryRun: false)
    #expect(try all(store) == last)
  }

  private func all(_ store: SQLiteStore) throws -> [TaskItem] {
    try store.read { reader throws(StoreError) in
      try reader.list(.all) { true }.flatMap(\.items)
    } ?? []
  }
}

private struct Model {
  typealias Tasks = [Int64: TaskItem]

  var tasks: Tasks = [:]
  var lastID: Int64 = 0
  var past: [Tasks] = []
  var future: [Tasks] = []

  var sorted: [TaskItem] { tasks.values.sorted { $0.id < $1.id } }

  func random(using random: inout SeededGenerator) -> Change {
    let low = Int64.random(in: 1...max(1, lastID + 1), using: &random)
    let targets = Targets.ids(
      TaskIDs([low...min(max(low, lastID), low + Int64.random(in: 0...3, using: &random))]))
    switch Int.random(in: 0...9, using: &random) {
    case 0...3: return .add([TaskItem(id: 0, text: "task \(lastID)", priority: .high)])
    case 4: return .remove(targets)
    case 5: return .done(targets)
    case 6: return .reopen(targets)
    case 7:
      var edit = TaskEdit()
      edit.list = Bool.random(using: &random) ? .clear : .set("home")
      edit.addedTags = ["a"]
      return .edit(targets, edit)
    case 8: return .undo(Int.random(in: 1...3, using: &random))
    default: return .redo(Int.random(in: 1...3, using: &random))
    }
  }

  /// Whether it can be done.
  mutating func apply(_ change: Change, at time: Int64) -> Bool {
    switch change {
    case .add(let items):
      step { model in
        for item in items {
          model.lastID += 1
          model.tasks[model.lastID] = TaskItem(
            id: model.lastID, text: item.text, priority: item.priority, created: time, changed: time
          )
        }
      }
    case .remove(let targets): return changed(targets) { _ in nil }
    case .done(let targets):
      return changed(targets) { item in
        var item = item
        if item.done == nil {
          item.done = time
          item.changed = time
        }
        return item
      }
    case .reopen(let targets):
      return changed(targets) { item in
        var item = item
        if item.done != nil {
          item.done = nil
          item.changed = time
        }
        return item
      }
    case .edit(let targets, let edit):
      return changed(targets) { item in
        var after = edit.applied(to: item)
        if after != item { after.changed = time }
        return after
      }
    case .undo(let count):
      guard !past.isEmpty else { return false }
      for _ in 0..<min(count, past.count) {
        future.append(tasks)
        tasks = past.removeLast()
      }
    case .redo(let count):
      guard !future.isEmpty else { return false }
      for _ in 0..<min(count, future.count) {
        past.append(tasks)
        tasks = future.removeLast()
      }
    case .replace: return false
    }
    return true
  }

  private mutating func step(_ body: (inout Model) -> Void) {
    let before = tasks
    body(&self)
    guard tasks != before else { return }
    past.append(before)
    future = []
  }

  private mutating func changed(_ targets: Targets, _ body: (TaskItem) -> TaskItem?) -> Bool {
    guard case .ids(let ids) = targets else { return false }
    let all = ids.ranges.flatMap { Array($0) }
    guard all.allSatisfy({ tasks[$0] != nil }) else { return false }
    step { model in
      for id in all { model.tasks[id] = model.tasks[id].flatMap(body) }
    }
    return true
  }
}
