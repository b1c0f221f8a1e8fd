/// Turns what the database's own history says into commits with authors.
///
/// Triggers write a row of the history in the transaction that changes a task, so its order is the
/// order of the commits, and what a killed command did is in it or never happened. Tasks have no
/// author's name: a text is written by one command only, and of the commands that change a task by
/// its number, one is acknowledged, or at most one was killed before it could say.
struct Ledger {
  /// A place in the history, which goes on from the copy after each restore.
  struct Place: Hashable, Sendable {
    let epoch: Int
    let row: Int
  }

  enum Entry: Sendable {
    case row(Place, RowChange)
    case restore(author: Int, to: Place)
  }

  private struct Claim: Hashable {
    let epoch: Int
    let wanted: Wanted
  }

  private(set) var commits: [Commit] = []
  /// Who wants what; each wish is met once.
  private var claims: [Claim: [Int]] = [:]
  private var acknowledged: Set<Int> = []
  private var done: Set<Int> = []

  init(_ entries: [Entry], observations: [Observation]) {
    for observation in observations {
      guard case .change(let wanted, let answer) = observation.finding else { continue }
      switch answer {
      case .refused, .busy: continue
      case .acknowledged: acknowledged.insert(observation.number)
      case .none: break
      }
      for wanted in wanted {
        let claim = Claim(epoch: observation.epoch, wanted: wanted)
        claims[claim, default: []].append(observation.number)
      }
    }
    var versions = [Place(epoch: 0, row: 0): 0]
    for entry in entries {
      switch entry {
      case .row(let place, let row):
        add(row, by: author(of: row, epoch: place.epoch))
        versions[place] = commits.count
      case .restore(let author, let target):
        commits.append(Commit(author: author, effect: .restore(version: versions[target] ?? 0)))
        let epoch = commits.count { if case .restore = $0.effect { true } else { false } }
        versions[Place(epoch: epoch, row: target.row)] = commits.count
      }
    }
  }

  /// Adds a row to the last commit when it has the same author, else to a new one.
  private mutating func add(_ row: RowChange, by author: Int) {
    if let last = commits.last, last.author == author, case .rows(let rows) = last.effect {
      commits[commits.count - 1] = Commit(author: author, effect: .rows(rows + [row]))
    } else {
      commits.append(Commit(author: author, effect: .rows([row])))
      done.insert(author)
    }
  }

  /// Who made this change; -1 when nobody has wanted it.
  private mutating func author(of row: RowChange, epoch: Int) -> Int {
    let possible = [
      Wanted(id: row.id, text: .exactly(row.text)), Wanted(id: nil, text: .exactly(row.text)),
      Wanted(id: row.id, text: .whatever),
    ].map { Claim(epoch: epoch, wanted: $0) }
    guard let author = choose(possible.flatMap { claims[$0] ?? [] }) else { return -1 }
    for claim in possible {
      guard let index = claims[claim]?.firstIndex(of: author) else { continue }
      claims[claim]?.remove(at: index)
      break
    }
    return author
  }

  /// The one who is at it already, else one that is known to have done it, else one that may have.
  private func choose(_ authors: [Int]) -> Int? {
    if let last = commits.last?.author, authors.contains(last) { return last }
    let open = authors.filter { !done.contains($0) }
    return open.first { acknowledged.contains($0) } ?? open.first ?? authors.first
  }
}
