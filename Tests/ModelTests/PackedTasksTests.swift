import Model
import TestSupport
import Testing

@Suite struct PackedTasksTests {
  @Test func survivesItsBytes() throws {
    var random = SeededGenerator(seed: 1)
    var rows = PackedTasks()
    var expected: [TaskItem] = []
    var id: Int64 = 0
    for _ in 0..<1_000 {
      id += Int64.random(in: 1...(1 << Int64.random(in: 0...40, using: &random)), using: &random)
      let item = TaskItem.random(id: id, using: &random)
      rows.append(item)
      expected.append(item)
    }
    let read = try #require(PackedTasks(decoding: rows.bytes))
    #expect(read == rows)
    #expect(read.count == 1_000)
    #expect(read.items == expected)
  }

  @Test func theLargestNumbersAreNoOverflow() throws {
    let item = TaskItem(id: .max, text: "x", created: .max, changed: .max, done: .max)
    var rows = PackedTasks()
    rows.append(item)
    let read = try #require(PackedTasks(decoding: rows.bytes))
    #expect(read.items == [item])
    #expect(PackedTasks(decoding: rows.bytes + rows.bytes) == nil)
  }

  @Test func takingLeavesRoomForOthers() throws {
    var rows = PackedTasks()
    rows.append(TaskItem(id: 9, text: "nine"))
    let first = rows.take()
    #expect(rows == PackedTasks())
    rows.append(TaskItem(id: 2, text: "two"))
    #expect(first.items == [TaskItem(id: 9, text: "nine")] && first.lastID == 9)
    #expect(rows.take().items == [TaskItem(id: 2, text: "two")])
  }

  /// Whatever the bytes are, they are refused or are rows in ascending order, and details that can
  /// be read without a trap.
  @Test func hostileBytesAreSafe() {
    var random = SeededGenerator(seed: 2)
    var rows = PackedTasks()
    for id in [1, 2, 130, 70_000] as [Int64] {
      rows.append(TaskItem.random(id: id, using: &random))
    }
    var accepted = 0
    for _ in 0..<100_000 {
      guard let read = PackedTasks(decoding: rows.bytes.mutated(using: &random)) else { continue }
      accepted += 1
      let ids = read.items.map(\.id)
      #expect(ids.count == read.count && ids == Set(ids).sorted() && ids.allSatisfy { $0 > 0 })
    }
    #expect((1..<100_000).contains(accepted))
  }
}

extension TaskItem {
  /// A task with any of its fields.
  static func random(id: Int64, using random: inout SeededGenerator) -> TaskItem {
    func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
    let words = { (count: Int) in String(repeating: "ö", count: count) }
    return TaskItem(
      id: id, text: words(Int.random(in: 0...300, using: &random)), list: maybe("home"),
      tags: maybe(["a", "b"]) ?? [], priority: maybe(.medium), due: maybe("2026-12-01"),
      note: maybe("one\ntwo"), created: Int64.random(in: 0...(1 << 45), using: &random),
      changed: Int64.random(in: 0...(1 << 45), using: &random), done: maybe(5))
  }
}
