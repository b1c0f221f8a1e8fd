import Model
import Testing

@Suite struct TaskIDsTests {
  @Test(
    arguments: [
      ("3", [3...3]), ("#3", [3...3]), ("5-7", [5...7]), ("1,3-4", [1...1, 3...4]),
      ("4-6,1-2,3", [1...6]), ("2,2,2", [2...2]), ("9223372036854775807", [.max ... .max]),
    ] as [(String, [ClosedRange<Int64>])])
  func reads(words: String, ranges: [ClosedRange<Int64>]) {
    #expect(TaskIDs(parsing: words)?.ranges == ranges)
  }

  @Test(arguments: [
    "", "0", "-1", "7-5", "1-2-3", "a", "1,", ",1", "1-", "-", "+1", " 1", "1 ", "٣", "0x1",
    "9223372036854775808", "1.5", "##1",
  ])
  func refuses(words: String) {
    #expect(TaskIDs(parsing: words) == nil)
  }

  @Test func describesItselfAsTyped() {
    #expect(TaskIDs(parsing: "1,3-5,9")?.description == "1, 3-5, 9")
    #expect(
      TaskIDs(parsing: "1,3,5,7,9,11,13,15,17")?.description == "1, 3, 5, 7, 9, 11, 13, 15, …")
  }
}
