/// Finds every list that was out of date and every change that was lost, in what many commands did
/// at once.
///
/// It is given the order of all commits, which the database itself tells (see ``Ledger``), so that
/// there is nothing to search for, and argues from times that can only be too generous: a command
/// did what it did between `began` and `ended`. Each list is put at the *least* version
/// that has its content and is not below its floor; and the floor at a moment is the greatest of
///
/// - the versions whose commands had ended by then, whether they could still say so or were killed; not of
///   those for which a server may have gone on,
/// - the versions at which lists had been put that had ended by then.
///
/// A list that is put nowhere, or at a version that holds a change begun after the list had ended,
/// is wrong. This forgives nothing that is wrong and blames nothing that is right: demands
/// only ever raise the floors of later lists, so when lists are put in the order of their
/// beginning, each as low as it can be, every other way to put them has them as high or higher.
///
/// A list that may be `age` old must not be below the floor of that much earlier. All of it
/// takes O(n log n).
struct Checker {
  private let observations: [Observation]
  private let byNumber: [Int: Observation]
  private let commits: [Commit]
  private let timeline: Timeline
  /// The version that each command made.
  private var versionOf: [Int: Int] = [:]
  private(set) var violations: [Violation] = []

  /// Checks all of it at once.
  init(commits: [Commit], observations: [Observation]) {
    let byNumber = Dictionary(uniqueKeysWithValues: observations.map { ($0.number, $0) })
    self.observations = observations
    self.byNumber = byNumber
    self.commits = commits
    timeline = Timeline(commits) { byNumber[$0]?.began ?? 0 }
    checkCommits()
    for observation in observations { checkChange(observation) }
    checkLists()
  }

  /// Each commit has one author, and comes after what had ended before its author began.
  private mutating func checkCommits() {
    for (index, commit) in commits.enumerated() {
      let version = index + 1
      guard let author = byNumber[commit.author] else {
        found(.invented, "commit \(version) was made by nobody", [])
        continue
      }
      if let first = versionOf.updateValue(version, forKey: commit.author) {
        found(.torn, "one change is two, commits \(first) and \(version)", [commit.author])
      }
      if !author.mayBeDoneLater, author.ended < timeline.latestBegin[index] {
        let later = commits[..<index].last { byNumber[$0.author]?.began ?? 0 > author.ended }
        let both = [commit.author] + (later.map { [$0.author] } ?? [])
        found(.future, "a change stands behind one that had not begun when it ended", both)
      }
    }
  }

  private mutating func checkChange(_ observation: Observation) {
    switch observation.finding {
    case .failure(let reason):
      found(.failed, reason, [observation.number])
    case .restore:
      if versionOf[observation.number] == nil {
        found(.lost, "the restore is not in the history", [observation.number])
      }
    case .change(let wanted, let answer):
      checkChange(observation, wanted, answer)
    case .list, .nothing:
      break
    }
  }

  private mutating func checkChange(
    _ observation: Observation, _ wanted: [Wanted], _ answer: Observation.Answer
  ) {
    let number = observation.number
    var done: [RowChange]?
    if let version = versionOf[number], case .rows(let rows) = commits[version - 1].effect {
      done = rows
      if rows.count != wanted.count {
        found(.torn, "\(rows.count) of \(wanted.count) tasks were changed", [number])
      }
    }
    switch answer {
    case .acknowledged(let rows):
      guard let done else {
        return found(.lost, "the change was acknowledged and is not in the history", [number])
      }
      if Set(rows) != Set(done) {
        found(.torn, "what was acknowledged is not what was done, which is \(done)", [number])
      }
    case .refused where done != nil, .busy where done != nil:
      found(.invented, "the change was refused and made all the same", [number])
    case .refused, .busy, .none:
      break
    }
  }

  private mutating func checkLists() {
    var floors = Floors()
    for moment in Moment.all(of: observations) {
      let observation = observations[moment.index]
      switch (observation.finding, moment.isEnd) {
      case (.list(let rows, let age), false):
        let floor = floors.floor(at: observation.began, lessBy: age)
        floors.put(put(observation, rows, floor), moment.index)
      case (.change(let wanted, .refused), false):
        let versions = floors.now...max(floors.now, timeline.newest(begunBy: observation.ended))
        let ids = wanted.compactMap(\.id)
        if !ids.contains(where: { timeline.isMissing($0, in: versions) }) {
          found(.stale, "a task was not found, and all of them were there", [observation.number])
        }
      case (.change, true), (.restore, true):
        guard !observation.mayBeDoneLater else { continue }
        floors.raise(to: versionOf[observation.number], at: observation.ended)
      case (.list, true):
        floors.raise(to: floors.place(of: moment.index), at: observation.ended)
      default:
        break
      }
    }
  }

  /// The least version that the list can be; nil when there is none, which is a violation.
  private mutating func put(_ list: Observation, _ rows: [Row], _ floor: Int) -> Int? {
    let number = list.number
    let ids = rows.map(\.id)
    guard zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) else {
      found(.torn, "its numbers do not ascend", [number])
      return nil
    }
    let all = timeline.versions(of: rows)
    let top = timeline.newest(begunBy: list.ended)
    let next = all.partitioningIndex { $0 >= floor }
    if next < all.count, all[next] <= top { return all[next] }
    if let unknown = rows.first(where: { !timeline.rows.contains($0) }) {
      found(.invented, "it has a task that was never there, \(unknown.id)", [number])
    } else if next > 0 {
      // The first change that it lacks, and the last that it had to have.
      let lacks = commits[all[next - 1]].author
      found(
        .stale, "it is version \(all[next - 1]), and had to be at least \(floor)",
        [number, lacks, commits[floor - 1].author])
    } else if next < all.count {
      found(
        .future, "it is version \(all[next]), and \(top) is the newest that it could know",
        [number, commits[all[next] - 1].author])
    } else {
      found(.torn, "no version of the database was like it", [number])
    }
    return nil
  }

  private mutating func found(_ kind: Violation.Kind, _ sentence: String, _ commands: [Int]) {
    // In the order given, each once.
    let once = commands.enumerated().filter { !commands[..<$0.offset].contains($0.element) }
    violations.append(
      Violation(kind: kind, sentence: sentence, commands: once.map(\.element)))
  }
}
