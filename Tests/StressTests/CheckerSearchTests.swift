import TestSupport
import Testing

@testable import stress

/// The checker, which searches nothing, against a search of every way to explain a history.
@Suite struct CheckerSearchTests {
  @Test func agreesWithTryingEverything() {
    var random = SeededGenerator(seed: 1)
    var right = 0
    for round in 0..<3_000 {
      let story = randomStory(&random)
      let isRight = canBeExplained(story)
      if isRight { right += 1 }
      #expect(story.violations.isEmpty == isRight, "round \(round): \(story)")
    }
    // Of both, or nothing was compared.
    #expect((300..<2_700).contains(right), "\(right)")
  }
}

/// Five changes of one task between two texts, so that versions repeat, and five lists.
private func randomStory(_ random: inout SeededGenerator) -> Story {
  var story = Story()
  var time: UInt64 = 0
  for _ in 0..<5 {
    // Each begins when the one before it may still be running, and ends behind it.
    let begin = time + .random(in: 1...4, using: &random)
    let end = begin + .random(in: 5...9, using: &random)
    let text = ["a", "b", nil].randomElement(using: &random) ?? nil
    story.change(begin...end, [1: text], isAcknowledged: .random(using: &random))
    time = begin
  }
  for _ in 0..<5 {
    let begin = UInt64.random(in: 0...25, using: &random)
    let time = begin...begin + .random(in: 1...12, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: story.list(time, [1: "a"])
    case 1: story.list(time, [1: "b"])
    default: story.list(time, [:])
    }
  }
  return story
}

/// Whether there is a version for each list so that none is older or newer than it may be.
private func canBeExplained(_ story: Story) -> Bool {
  var texts: [String?] = [nil]
  for case .rows(let rows) in story.commits.map(\.effect) { texts.append(rows[0].text) }
  let changes = Array(story.observations.prefix(5))
  let lists = Array(story.observations.dropFirst(5))

  func explain(_ chosen: [Int]) -> Bool {
    guard chosen.count < lists.count else { return true }
    let list = lists[chosen.count]
    guard case .list(let rows, _) = list.finding else { return false }
    return texts.indices.contains { version in
      guard texts[version] == rows.first?.text else { return false }
      for (index, change) in changes.enumerated() {
        let isIn = index < version
        if isIn, change.began > list.ended { return false }
        if !isIn, change.ended < list.began { return false }
      }
      for (other, otherVersion) in zip(lists, chosen) {
        if other.ended < list.began, otherVersion > version { return false }
        if list.ended < other.began, version > otherVersion { return false }
      }
      return explain(chosen + [version])
    }
  }
  return explain([])
}
