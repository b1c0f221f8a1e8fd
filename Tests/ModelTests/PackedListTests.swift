import Model
import Testing

@Suite struct PackedListTests {
  private func rows(_ ids: ClosedRange<Int64>) -> PackedTasks {
    var rows = PackedTasks()
    for id in ids { rows.append(TaskItem(id: id, text: "task \(id)")) }
    return rows
  }

  @Test(arguments: [1, 10, 100, 1_000, 1_000_000])
  func joiningKeepsEveryTask(limit: Int) {
    let list = [rows(1...10), rows(200...220), PackedTasks(), rows(5_000_000_000...5_000_000_003)]
    let joined = list.joined(upTo: limit)
    #expect(texts(joined) == texts(list))
    #expect(joined.taskCount == 35 && joined.ascends)
    #expect(joined.count == 1 || limit < 1_000)
    #expect(limit < 200 || joined.allSatisfy { $0.bytes.count <= limit })
  }

  @Test func nothingIsOneEmptyBuffer() {
    #expect([PackedTasks]().joined(upTo: 10) == [PackedTasks()])
  }

  @Test func theOrderIsThatOfTheNumbers() {
    #expect([rows(1...3), PackedTasks(), rows(4...4)].ascends)
    #expect(![rows(1...3), rows(3...4)].ascends)
    #expect(![rows(5...6), PackedTasks(), rows(1...2)].ascends)
    #expect(rows(7...9).firstID == 7 && rows(7...9).lastID == 9 && PackedTasks().firstID == 0)
  }

  private func texts(_ list: [PackedTasks]) -> [String] {
    list.flatMap(\.items).map { "\($0.id) \($0.text)" }
  }
}
