import Model
import Testing
import TestSupport

/// The packed form is in caches and, after a version, in every journal.
@Suite struct PackedFormatTests {
  @Test func isDifferenceLengthTextAndDetails() {
    var rows = PackedTasks()
    rows.append(TaskItem(id: 1, text: "a", created: 1, changed: 300))
    rows.append(TaskItem(id: 300, text: ""))
    rows.append(
      TaskItem(
        id: 301, text: String(repeating: "x", count: 200), list: "l", tags: ["s", "t"],
        priority: .low, due: "d", note: "n", done: 7))
    #expect(
      rows.bytes == [1, 1, 0x61, 4, 2, 0xD8, 0x04, 0, 0xAB, 0x02, 0, 3, 0, 0, 0, 1, 0xC8, 0x01]
        + [UInt8](repeating: 0x78, count: 200)
        + [14, 0, 0, 0x7F, 14, 1, 0x6C, 3, 0x73, 0x2C, 0x74, 1, 0x64, 1, 0x6E])
    #expect(rows.count == 3)
  }

  @Test func aClaimIsTheLastOfTheDetails() throws {
    let id = try #require(ClaimID(parsing: "00112233-4455-4677-8899-aabbccddeeff"))
    let task = TaskItem(
      id: 1, text: "a", key: "k", claim: Claim(owner: "ada", id: id, until: 100))
    var rows = PackedTasks()
    rows.append(task)
    #expect(
      rows.bytes == [1, 1, 0x61, 28, 0, 0, 0x80, 12, 1, 0x6B, 3, 0x61, 0x64, 0x61]
        + id.bits.bytes + [0xC8, 0x01])
    #expect(rows.items == [task])
  }

  @Test(arguments: [
    "", "0011223344554677889 9aabbccddeeff", "00112233-4455-4677-8899-aabbccddeef",
    "00112233-4455-4677-8899-aabbccddeefg", "00112233-4455-4677-8899-aabbccddeeff0",
    "00112233-44554677--8899-aabbccddeeff", "+0112233-4455-4677-8899-aabbccddeeff",
  ])
  func isNoUUID(text: String) {
    #expect(ClaimID(parsing: text) == nil)
  }

  @Test func aUUIDIsReadAsItIsWritten() {
    for _ in 0..<1_000 {
      let id = ClaimID.random()
      #expect(ClaimID(parsing: id.description) == id)
      #expect(ClaimID(parsing: id.description.uppercased()) == id)
      #expect(id.description.utf8.count == 36 && id.description.dropFirst(14).first == "4")
    }
  }

  @Test func nothingIsAnEmptyList() {
    #expect(PackedTasks(decoding: []) == PackedTasks())
    #expect(PackedTasks().count == 0)
  }

  private static let ten = [UInt8](repeating: 0x80, count: 9)

  @Test(
    arguments: [
      ("no difference", [0, 0]), ("a second row with no difference", [1, 0, 0, 0, 0, 0]),
      ("no length", [1]), ("no details", [1, 0]), ("details cut off", [1, 0, 2, 5]),
      ("a text cut off", [1, 3, 0x61, 0x62]),
      ("a difference cut off", [0x80]), ("a length cut off", [1, 0x80]),
      ("a difference of 65 bits", [0x81] + ten.dropLast() + [2, 0]),
      ("a difference of 11 bytes", ten + [0x81, 0, 0]),
      ("a difference of 64 bits", ten + [1, 0]), ("a length of 64 bits", [1] + ten + [1]),
      ("a length of 63 bits", [1] + [UInt8](repeating: 0xFF, count: 8) + [0x7F]),
      (
        "a sum past the largest number",
        [UInt8](repeating: 0xFF, count: 8) + [0x7F, 0, 0, 1, 0, 0]
      ),
    ] as [(String, [UInt8])])
  func isRefused(why: String, bytes: [UInt8]) {
    #expect(PackedTasks(decoding: bytes) == nil, "\(why)")
  }

  @Test func everyCutIsRefusedOrIsTheRowsBeforeIt() throws {
    var rows = PackedTasks()
    var whole: [Int: PackedTasks] = [0: rows]
    for id in [1, 200, 70_000] as [Int64] {
      rows.append(TaskItem(id: id, text: "task \(id)"))
      whole[rows.bytes.count] = rows
    }
    for count in 0...rows.bytes.count {
      #expect(PackedTasks(decoding: Array(rows.bytes[..<count])) == whole[count])
    }
  }

  @Test func randomBytesAreSafe() {
    var random = SeededGenerator(seed: 11)
    var accepted = 0
    for _ in 0..<50_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        // Small numbers, so that some are rows.
        UInt8.random(in: 0...255, using: &random) >> UInt8.random(in: 0...7, using: &random)
      }
      guard let rows = PackedTasks(decoding: bytes) else { continue }
      accepted += 1
      var last: Int64 = 0
      var count = 0
      rows.forEach { id, text, _ in
        #expect(id > last && text.count <= bytes.count)
        last = id
        count += 1
      }
      #expect(count == rows.count)
    }
    #expect((1..<50_000).contains(accepted))
  }
}
