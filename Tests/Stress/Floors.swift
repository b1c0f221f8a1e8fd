/// The least version that a list may be, as it rises with time.
struct Floors {
  private var steps: [(time: UInt64, version: Int)] = []
  private var places: [Int: Int] = [:]

  /// What a list that begins now must not be below.
  var now: Int { steps.last?.version ?? 0 }

  /// What was demanded `age` nanoseconds before `time`, which is now.
  func floor(at time: UInt64, lessBy age: UInt64) -> Int {
    guard age > 0 else { return now }
    let past = time > age ? time - age : 0
    let next = steps.partitioningIndex { $0.time >= past }
    return next > 0 ? steps[next - 1].version : 0
  }

  mutating func raise(to version: Int?, at time: UInt64) {
    guard let version, version > now else { return }
    steps.append((time, version))
  }

  /// Keeps where a list was put, until it ends.
  mutating func put(_ version: Int?, _ index: Int) {
    places[index] = version
  }

  func place(of index: Int) -> Int? {
    places[index]
  }
}

/// The beginning or the end of an observation.
struct Moment {
  let time: UInt64
  let isEnd: Bool
  let index: Int

  /// In the order of time; what ends when another begins counts as beside it.
  static func all(of observations: [Observation]) -> [Moment] {
    observations.enumerated().flatMap { index, observation in
      [
        Moment(time: observation.began, isEnd: false, index: index),
        Moment(time: observation.ended, isEnd: true, index: index),
      ]
    }.sorted { ($0.time, $0.isEnd ? 1 : 0) < ($1.time, $1.isEnd ? 1 : 0) }
  }
}
