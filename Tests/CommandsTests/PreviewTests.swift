import TestSupport
import Testing

/// A preview says what would be changed, and changes and creates nothing.
@Suite struct PreviewTests {
  private let home: Home

  init() async throws {
    home = try Home()
  }

  private func state() async throws -> String {
    try await home.shell("find . -type f -exec cksum {} + | sort").output
  }

  private func expect(
    _ words: [String], _ lines: [String], status: Int32 = 0, environment: [String: String] = [:]
  ) async throws {
    let before = try await state()
    let ended = try await home.tasks(words, environment: environment)
    #expect(ended.output.split(separator: "\n").map(String.init) == lines, "\(words)")
    #expect(ended.status == status, "\(words): \(ended)")
    #expect(try await state() == before, "\(words)")
  }

  @Test func onAFreshAccountNothingIsCreated() async throws {
    try await expect(["add", "x", "--dry-run"], ["would add #1 x", "nothing was changed"])
    #expect(try await home.shell("ls -A").output == "")
  }

  @Test func everyVerbSaysWhatItWouldDo() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\n")
    try await home.tasks("done", "2")
    let end = "nothing was changed"
    try await expect(["add", "x", "--dry-run"], ["would add #3 x", end])
    try await expect(["done", "1", "--dry-run"], ["would mark done #1 one", end])
    try await expect(["reopen", "2", "--dry-run"], ["would reopen #2 two", end])
    try await expect(
      ["remove", "1-2", "--dry-run"], ["would remove #1 one", "would remove #2 two", end])
    try await expect(
      ["edit", "1", "-p", "low", "--dry-run"], ["would edit #1 one (priority low)", end])
    try await expect(
      ["edit", "1", "--dry-run"], ["would edit #1 THREE", end],
      environment: ["VISUAL": "sed -i 1s/one/THREE/"])
    try await expect(["undo", "--dry-run"], ["would undo done of #2 two", end])
    try await home.tasks("undo")
    try await expect(["redo", "--dry-run"], ["would redo done of #2 two", end])
    let file = home.path + "/.config/tasks/config.toml"
    try await expect(
      ["config", "set", "strategy", "update", "--dry-run"],
      ["would set strategy to update in \(file)", end])
    try await home.tasks("config", "set", "strategy", "update")
    try await expect(
      ["config", "unset", "strategy", "--dry-run"], ["would unset strategy in \(file)", end])
    try await expect(["cache", "clear", "--dry-run"], ["would clear the cached lists", end])
    try await expect(["done", "1", "--dry-run", "--quiet"], [])
  }

  @Test func anUnconfirmedConditionSaysTheSameAndExits5() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\n")
    for (verb, action) in [("done", "mark done"), ("remove", "remove")] {
      try await expect(
        [verb, "--where", "text~t"], ["would \(action) #2 two", "nothing was changed"], status: 5)
    }
  }
}
