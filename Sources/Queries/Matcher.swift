import Dates
import Model
import Text

/// A query prepared to match many tasks.
struct Matcher {
  private let query: TaskQuery
  private let clock: WallClock
  private let needles: [Needle]
  private let list: [[UInt8]]?
  private let tags: [[[UInt8]]]
  private var zone = LocalZone()
  /// When the next of the matched tasks becomes overdue, in seconds since 1970; nil when the query does
  /// not depend on that.
  ///
  /// When all are overdue it is the maximum, not nil: the result is valid only from now on.
  private(set) var nextLate: Int?

  init(_ query: TaskQuery, _ clock: WallClock) {
    self.query = query
    self.clock = clock
    needles = query.terms.map(Needle.init)
    list = query.list.map(spellings)
    tags = query.tags.map(spellings)
  }

  /// Whether a row of this text and these details meets the query.
  mutating func matches(_ text: Span<UInt8>, _ span: Span<UInt8>) -> Bool {
    let details = PackedFields(decoding: span)
    if let priority = query.priority, details.priority != priority { return false }
    if let since = query.since {
      let time = query.status == .done ? details.done ?? 0 : details.changed
      guard time >= since else { return false }
    }
    if let list {
      guard let range = details.list, list.contains(where: { span.extracting(range).equals($0) })
      else { return false }
    }
    for tag in tags {
      guard let range = details.tags, tag.contains(where: { span.extracting(range).hasWord($0) })
      else { return false }
    }
    for needle in needles {
      guard needle.isIn(text) || details.note.map({ needle.isIn(span.extracting($0)) }) ?? false
      else { return false }
    }
    // Last, so that only what else would be shown counts for what is late next.
    return query.due.map { isDue(in: $0, span, details) } ?? true
  }

  private mutating func isDue(
    in range: DueRange, _ span: Span<UInt8>, _ details: PackedFields
  ) -> Bool {
    let due = details.due(in: span)
    guard range == .overdue else { return range.contains(due, clock: clock) }
    guard details.done == nil, let due else { return false }
    let isLate = due.isOverdue(clock)
    let next = isLate ? UTCMinute.moments.upperBound : due.overdue(in: &zone)
    nextLate = min(nextLate ?? .max, next)
    return isLate
  }
}

extension PackedFields {
  /// The due date; nil where there is none that can be read.
  func due(in span: Span<UInt8>) -> DueDate? {
    due.flatMap { DueDate(stored: span.extracting($0)) }
  }
}

extension Span<UInt8> {
  fileprivate func equals(_ bytes: [UInt8]) -> Bool {
    withUnsafeBufferPointer { $0.elementsEqual(bytes) }
  }

  /// Whether `word` is among these, which have commas between them.
  fileprivate func hasWord(_ word: [UInt8]) -> Bool {
    withUnsafeBufferPointer { bytes in
      bytes.split(separator: UInt8(ascii: ",")).contains { $0.elementsEqual(word) }
    }
  }
}

/// The ways to write a name in Unicode; other programs may have stored either.
private func spellings(_ name: String) -> [[UInt8]] {
  let composed = Array(name.composed.utf8)
  let decomposed = Array(name.decomposed.utf8)
  return composed == decomposed ? [composed] : [composed, decomposed]
}
