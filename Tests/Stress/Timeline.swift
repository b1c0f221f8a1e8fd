/// Every version that the database ever was: version 0 is empty, and commit n makes version n+1.
///
/// A version is known by the sum of the hashes of its rows, so that a commit costs what it changes
/// and a list is found among all versions by one look-up.
struct Timeline {
  /// The versions that a list of this content may be, ascending.
  private var versions: [Int: [Int]] = [0: [0]]
  /// Where each id comes and goes.
  private var changes: [Int64: [(version: Int, isThere: Bool)]] = [:]
  /// Every row that ever was.
  private(set) var rows: Set<Row> = []
  /// The latest time at which the author of this version or of one before it began.
  private(set) var latestBegin: [UInt64] = [0]

  var newest: Int { latestBegin.count - 1 }

  /// `begin` tells when a command began.
  init(_ commits: [Commit], begin: (Int) -> UInt64) {
    let targets = Set(
      commits.compactMap { if case .restore(let version) = $0.effect { version } else { nil } })
    var state: [Int64: String] = [:]
    var kept: [Int: [Int64: String]] = [0: [:]]
    var hash = 0
    for (index, commit) in commits.enumerated() {
      let version = index + 1
      switch commit.effect {
      case .rows(let rows):
        for row in rows { hash &+= set(row.id, row.text, in: &state, at: version) }
      case .restore(let target):
        let old = kept[target] ?? [:]
        for id in Set(state.keys).union(old.keys) where state[id] != old[id] {
          hash &+= set(id, old[id], in: &state, at: version)
        }
      }
      versions[hash, default: []].append(version)
      latestBegin.append(max(latestBegin[index], begin(commit.author)))
      if targets.contains(version) { kept[version] = state }
    }
  }

  /// Returns by how much the version's hash changes.
  private mutating func set(
    _ id: Int64, _ text: String?, in state: inout [Int64: String], at version: Int
  ) -> Int {
    let old = state.updateValue(text, at: id).map { Row(id: id, text: $0).hashValue } ?? 0
    if let text { rows.insert(Row(id: id, text: text)) }
    changes[id, default: []].append((version, text != nil))
    return (text.map { Row(id: id, text: $0).hashValue } ?? 0) &- old
  }

  /// The versions that are `rows`, ascending.
  func versions(of rows: [Row]) -> [Int] {
    versions[rows.reduce(0) { $0 &+ $1.hashValue }] ?? []
  }

  /// The newest version that holds nothing begun after `time`.
  func newest(begunBy time: UInt64) -> Int {
    latestBegin.partitioningIndex { $0 > time } - 1
  }

  /// Whether the task was missing in one of `versions`.
  func isMissing(_ id: Int64, in versions: ClosedRange<Int>) -> Bool {
    let changes = changes[id] ?? []
    guard let first = changes.lastIndex(where: { $0.version <= versions.lowerBound }) else {
      return true
    }
    return changes[first...].contains { !$0.isThere && $0.version <= versions.upperBound }
  }
}

extension Array {
  /// Finds by halving the first index from which on `belongs` holds.
  func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var range = indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = belongs(self[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}

extension [Int64: String] {
  fileprivate mutating func updateValue(_ text: String?, at id: Int64) -> String? {
    guard let text else { return removeValue(forKey: id) }
    return updateValue(text, forKey: id)
  }
}
