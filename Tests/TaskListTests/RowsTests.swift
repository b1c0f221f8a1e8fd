import TaskList
import TestSupport
import Testing

@Suite struct RowsTests {
  @Test func survivesItsBytes() throws {
    var random = SeededGenerator(seed: 1)
    var rows = Rows()
    var expected: [TaskItem] = []
    var id: Int64 = 0
    for _ in 0..<1_000 {
      id += Int64.random(in: 1...(1 << Int64.random(in: 0...40, using: &random)), using: &random)
      let text = String(repeating: "ö", count: Int.random(in: 0...300, using: &random))
      rows.append(id: id, text: text)
      expected.append(TaskItem(id: id, text: text))
    }
    let read = try #require(Rows(decoding: rows.bytes))
    #expect(read == rows)
    #expect(read.count == 1_000)
    #expect(items(read) == expected)
  }

  @Test func theLargestIDIsNoOverflow() throws {
    var rows = Rows()
    rows.append(id: .max, text: "x")
    let read = try #require(Rows(decoding: rows.bytes))
    #expect(items(read) == [TaskItem(id: .max, text: "x")])
    #expect(Rows(decoding: rows.bytes + rows.bytes) == nil)
  }

  /// Whatever the bytes are, they are refused or are rows in ascending order.
  @Test func hostileBytesAreSafe() {
    var random = SeededGenerator(seed: 2)
    var rows = Rows()
    for id in [1, 2, 130, 70_000] as [Int64] { rows.append(id: id, text: "text \(id)") }
    var accepted = 0
    for _ in 0..<100_000 {
      guard let read = Rows(decoding: rows.bytes.mutated(using: &random)) else { continue }
      accepted += 1
      let ids = items(read).map(\.id)
      #expect(ids.count == read.count && ids == Set(ids).sorted() && ids.allSatisfy { $0 > 0 })
    }
    #expect((1..<100_000).contains(accepted))
  }

  private func items(_ rows: Rows) -> [TaskItem] {
    var items: [TaskItem] = []
    rows.forEach { id, text in
      let string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      items.append(TaskItem(id: id, text: string))
    }
    return items
  }
}
