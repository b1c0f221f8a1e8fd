import Testing
import TestSupport

@Suite struct RemoveCommandTests {
  @Test func removesNumbersAndRangesAndSaysTheirWords() async throws {
    let home = try await homeWithSeven()
    #expect(
      try await home.tasks("remove", "3", "5-7").output
        == "removed #3 c\nremoved #5 e\nremoved #6 f\nremoved #7 g\n")
    #expect(try await home.tasks("rm", "#1,4").output == "removed #1 a\nremoved #4 d\n")
    #expect(try await home.tasks("list").output == "2\tb\n")
  }

  @Test(arguments: [
    (["9"], "no task 9"), (["1", "9"], "no task 9"), (["6-9"], "no tasks 8-9"),
    (["1-9223372036854775807"], "no tasks 8-9223372036854775807"), (["0-3", "2"], nil),
    (["x"], nil), (["-1"], nil), (["3-1"], nil), (["1,"], nil), ([], nil),
  ])
  func anUnknownNumberStopsTheWholeCommand(words: [String], unknown: String?) async throws {
    let home = try await homeWithSeven()
    let ended = try await home.tasks(["remove"] + words)
    #expect(ended.output.isEmpty)
    #expect(ended.status == (unknown == nil ? 2 : 1))
    let expected = unknown.map { "tasks: \($0); nothing was changed (see 'tasks list')\n" }
    if let expected { #expect(ended.errors == expected) }
    #expect(ended.errors.split(separator: "\n").count == 1)
    #expect(try await home.tasks("list").output.split(separator: "\n").count == 7)
  }

  @Test func withoutADatabaseThereIsNothingToRemove() async throws {
    let home = try Home()
    #expect(try await home.tasks("remove", "1").status == 1)
    #expect(try await home.shell("ls -A \"$HOME\"").output.isEmpty)
  }

  private func homeWithSeven() async throws -> Home {
    let home = try Home()
    try await home.tasks("add", "-", input: "a\nb\nc\nd\ne\nf\ng\n")
    return home
  }
}
