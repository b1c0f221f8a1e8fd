import Testing

@testable import stress

/// Rows of the database's history find their authors.
@Suite struct LedgerTests {
  @Test func rowsOfOneCommandAreOneCommit() {
    let ledger = Ledger(
      rows([(1, "a"), (2, "b"), (3, "c"), (1, nil), (2, nil)]),
      observations: [
        add(1, ["a", "b"], .acknowledged([])), add(2, ["c"], .none),
        remove(3, [1, 2], .acknowledged([])),
      ])
    #expect(ledger.commits.map(\.author) == [1, 2, 3])
    #expect(ledger.commits.map { $0.effect.count } == [2, 1, 2])
  }

  @Test func ofTwoThatRemoveATaskOneWasRefused() {
    let killed = remove(1, [1], .none)
    for (answer, author) in [(Observation.Answer.refused, 1), (.acknowledged([]), 2)] {
      let ledger = Ledger(rows([(1, nil)]), observations: [killed, remove(2, [1], answer)])
      #expect(ledger.commits.map(\.author) == [author])
    }
  }

  /// What comes back has a text that another command once wrote.
  @Test func aTextThatComesBackIsOfTheOneWhoBroughtIt() {
    let reopen = Observation(
      number: 3, words: "", began: 0, ended: 1,
      finding: .change([Wanted(id: 1, text: .whatever)], .none))
    let ledger = Ledger(
      rows([(1, "a"), (1, nil), (1, "a"), (1, nil)]),
      observations: [
        add(1, ["a"], .acknowledged([])), remove(2, [1], .none), reopen, remove(4, [1], .none),
      ])
    #expect(ledger.commits.map(\.author) == [1, 2, 3, 4])
  }

  @Test func theRowsOfOneCommandApartAreTwoCommits() {
    let ledger = Ledger(
      rows([(1, "a"), (2, "c"), (3, "b")]),
      observations: [add(1, ["a", "b"], .acknowledged([])), add(2, ["c"], .acknowledged([]))])
    #expect(ledger.commits.map(\.author) == [1, 2, 1])
  }

  @Test func whatNobodyWantedHasNoAuthor() {
    let observations = [add(1, ["a"], .acknowledged([])), remove(2, [1], .refused)]
    let ledger = Ledger(rows([(1, "b"), (1, nil)]), observations: observations)
    #expect(ledger.commits.map(\.author) == [-1])
  }

  /// Numbers are given again after a restore, to other tasks by other commands.
  @Test func aRestoreGoesOnFromItsCopy() {
    var entries = rows([(1, "a"), (2, "b")])
    entries.append(.restore(author: 3, to: .init(epoch: 0, row: 1)))
    entries += rows([(2, "c"), (2, nil)], epoch: 1, from: 2)
    entries.append(.restore(author: 6, to: .init(epoch: 1, row: 1)))
    entries.append(.restore(author: 7, to: .init(epoch: 1, row: 2)))
    let ledger = Ledger(
      entries,
      observations: [
        add(1, ["a"], .none), add(2, ["b"], .none), add(4, ["c"], .none, epoch: 1),
        remove(8, [2], .none), remove(5, [2], .none, epoch: 1),
      ])
    #expect(ledger.commits.map(\.author) == [1, 2, 3, 4, 5, 6, 7])
    let targets = ledger.commits.compactMap {
      if case .restore(let version) = $0.effect { version } else { nil }
    }
    #expect(targets == [1, 3, 4])
  }
}

private func rows(
  _ changes: [(Int64, String?)], epoch: Int = 0, from first: Int = 1
) -> [Ledger.Entry] {
  changes.enumerated().map { index, change in
    .row(.init(epoch: epoch, row: first + index), RowChange(id: change.0, text: change.1))
  }
}

private func add(
  _ number: Int, _ texts: [String], _ answer: Observation.Answer, epoch: Int = 0
) -> Observation {
  let wanted = texts.map { Wanted(id: nil, text: .exactly($0)) }
  return Observation(
    number: number, epoch: epoch, words: "", began: 0, ended: 1, finding: .change(wanted, answer))
}

private func remove(
  _ number: Int, _ ids: [Int64], _ answer: Observation.Answer, epoch: Int = 0
) -> Observation {
  let wanted = ids.map { Wanted(id: $0, text: .exactly(nil)) }
  return Observation(
    number: number, epoch: epoch, words: "", began: 0, ended: 1, finding: .change(wanted, answer))
}

extension Commit.Effect {
  fileprivate var count: Int {
    if case .rows(let rows) = self { rows.count } else { 0 }
  }
}
