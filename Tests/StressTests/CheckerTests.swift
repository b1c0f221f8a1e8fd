import Testing

@testable import stress

/// Each kind of violation is found where it is, and nothing is found where nothing is wrong.
@Suite struct CheckerTests {
  /// One task, added from 10 to 20 and acknowledged.
  private func oneTask() -> Story {
    var story = Story()
    story.change(10...20, [1: "one"])
    return story
  }

  @Test func aRightHistory() {
    var story = oneTask()
    story.list(0...9, [:])
    story.list(5...15, [:])
    story.list(12...14, [1: "one"])
    story.list(21...22, [1: "one"])
    story.refusal(23...24, 2)
    story.change(30...40, [1: nil])
    story.refusal(35...39, 1)
    story.list(41...42, [:])
    #expect(story.violations.isEmpty, "\(story.violations)")
  }

  /// Also when the change was killed behind its commit.
  @Test(arguments: [true, false]) func aListOlderThanAChangeIsStale(isAcknowledged: Bool) {
    var story = Story()
    story.change(10...20, [1: "one"], isAcknowledged: isAcknowledged)
    story.list(20...30, [:])
    #expect(story.violations.isEmpty)
    story.list(21...30, [:])
    #expect(story.kinds == [.stale])
    #expect(story.violations[0].commands == [3, 1])
  }

  /// Nobody was told of the change, but somebody has seen it.
  @Test(arguments: [true, false]) func aListOlderThanAnEarlierListIsStale(isAcknowledged: Bool) {
    var story = Story()
    story.change(10...50, [1: "one"], isAcknowledged: isAcknowledged)
    story.list(20...25, [1: "one"])
    story.list(24...30, [:])
    #expect(story.violations.isEmpty)
    story.list(26...30, [:])
    #expect(story.kinds == [.stale])
  }

  @Test func aTaskThatIsThereAndNotFoundIsStale() {
    var story = oneTask()
    story.refusal(15...25, 1)
    #expect(story.violations.isEmpty)
    story.refusal(21...25, 1)
    #expect(story.kinds == [.stale])
  }

  @Test func aListMayBeAsOldAsItsStrategyAllows() {
    var story = oneTask()
    story.list(120...130, [:], age: 100)
    #expect(story.violations.isEmpty)
    story.list(121...130, [:], age: 100)
    #expect(story.kinds == [.stale])
  }

  @Test func anOldListDoesNotExcuseTheNext() {
    var story = oneTask()
    story.list(30...31, [:], age: 100)
    story.list(40...41, [:])
    #expect(story.kinds == [.stale])
  }

  @Test func anAcknowledgedChangeWithoutACommitIsLost() {
    var story = Story()
    story.change(10...20, [1: "one"], isAcknowledged: false, isCommitted: false)
    story.list(30...31, [:])
    #expect(story.violations.isEmpty)
    story.change(10...20, [2: "two"], isCommitted: false)
    #expect(story.kinds == [.lost])
    story.see(40...41, .restore)
    #expect(story.kinds == [.lost, .lost])
  }

  @Test func aListThatIsNoVersionIsTorn() {
    var story = Story()
    story.change(10...20, [1: "one", 2: "two"])
    story.change(10...20, [3: "three"])
    story.list(10...20, [1: "one"])
    story.list(10...20, [3: "three"])
    story.list(10...20, [2: "two", 1: "one", 3: "three"])
    #expect(story.kinds == [.torn, .torn, .torn])
  }

  @Test func aChangeInPartsIsTorn() {
    var story = Story()
    story.change(10...20, [1: "one", 2: "two"], isAcknowledged: false)
    story.commits = [Commit(author: 1, effect: .rows([RowChange(id: 1, text: "one")]))]
    #expect(story.kinds == [.torn])
    // What was acknowledged is not what was done.
    story = oneTask()
    story.commits = [Commit(author: 1, effect: .rows([RowChange(id: 2, text: "one")]))]
    #expect(story.kinds == [.torn])
    // One change in two transactions.
    story = oneTask()
    story.commits += story.commits
    #expect(story.kinds == [.torn])
  }

  @Test func aListOfWhatNobodyHadBegunIsFromTheFuture() {
    var story = oneTask()
    story.list(5...9, [1: "one"])
    #expect(story.kinds == [.future])
    // An older change that was committed behind it is from the future as well.
    story = oneTask()
    story.change(1...9, [2: "two"])
    #expect(story.kinds == [.future])
    #expect(story.violations[0].commands == [2, 1])
  }

  /// A server may go on with what a killed command has sent.
  @Test func aKilledChangeMayBeDoneLater() {
    var story = Story()
    story.change(10...20, [1: "one"])
    story.change(1...5, [2: "two"], isAcknowledged: false)
    story.list(21...22, [1: "one"])
    #expect(story.kinds == [.future, .stale])
    story.observations[1].mayBeDoneLater = true
    #expect(story.violations.isEmpty)
    // Nobody takes back what was seen.
    story.list(23...24, [1: "one", 2: "two"])
    story.list(25...26, [1: "one"])
    #expect(story.kinds == [.stale])
  }

  @Test func whatNobodyWroteIsInvented() {
    var story = oneTask()
    story.list(21...22, [1: "won"])
    #expect(story.kinds == [.invented])
    story = oneTask()
    story.commits.append(Commit(author: -1, effect: .rows([RowChange(id: 1, text: nil)])))
    #expect(story.kinds == [.invented])
    // Refused and done.
    story = oneTask()
    story.refusal(30...40, 1)
    story.commits.append(Commit(author: 2, effect: .rows([RowChange(id: 1, text: nil)])))
    #expect(story.kinds == [.invented])
    // Busy and done.
    story = oneTask()
    story.see(30...40, .change([Wanted(id: 1, text: .exactly(nil))], .busy))
    #expect(story.violations.isEmpty)
    story.commits.append(Commit(author: 2, effect: .rows([RowChange(id: 1, text: nil)])))
    #expect(story.kinds == [.invented])
  }

  @Test func aCommandThatEndedAsItShouldNotHasFailed() {
    var story = oneTask()
    story.see(30...40, .failure("status 3"))
    #expect(story.kinds == [.failed])
    #expect(story.violations[0].sentence == "status 3")
  }

  /// What a restore took away is in no list behind it, and what it brought back is in all.
  @Test func aRestoreIsAChangeOfHistory() {
    var story = oneTask()
    story.change(30...40, [1: nil, 2: "two"])
    story.restore(50...60, version: 1)
    story.list(55...70, [2: "two"])
    story.list(55...70, [1: "one"])
    story.refusal(61...70, 2)
    story.change(80...90, [2: "two again"])
    story.list(91...92, [1: "one", 2: "two again"])
    #expect(story.violations.isEmpty, "\(story.violations)")
    story.list(61...70, [2: "two"])
    #expect(story.kinds == [.stale])
    story.refusal(61...70, 1)
    #expect(story.kinds == [.stale, .stale])
  }

  /// A list that could be two versions is the older one until somebody knows better.
  @Test func theSameContentTwice() {
    var story = oneTask()
    story.change(30...40, [1: "two"])
    story.change(30...40, [1: "one"])
    story.list(30...31, [1: "one"])
    story.list(32...33, [1: "two"])
    story.list(34...35, [1: "one"])
    #expect(story.violations.isEmpty, "\(story.violations)")
    story.list(36...37, [1: "two"])
    #expect(story.kinds == [.stale])
  }
}
