import Dates
import Model

/// A query prepared to match many tasks.
struct Matcher {
  private let query: TaskQuery
  private let clock: WallClock
  private let needles: [Needle]
  private let conditions: [Condition]
  /// Those that depend on the clock, which are asked last.
  private let clockConditions: [Condition]
  private let showsOpen, showsWaiting, showsDone: Bool
  private var zone = LocalZone()
  /// When the next of the matched tasks becomes overdue, ends to wait or is free again, in milliseconds
  /// since 1970; nil when the query does not depend on that.
  ///
  /// When all are overdue it is far away, not nil: the result is valid only from now on.
  private(set) var nextTurn: Int64?
  /// The tasks that match, but wait.
  private(set) var hidden = 0

  init(_ query: TaskQuery, _ clock: WallClock) {
    self.query = query
    self.clock = clock
    needles = query.terms.map(Needle.init)
    conditions = query.conditions.filter { !$0.asksClock }
    clockConditions = query.conditions.filter(\.asksClock)
    showsOpen = query.states.contains(.open)
    showsWaiting = query.states.contains(.waiting)
    showsDone = query.states.contains(.done)
  }

  /// Whether a task meets the query.
  mutating func matches(_ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>) -> Bool {
    var details = PackedFields(decoding: span)
    let wait = details.done == nil ? details.date(details.wait, in: span) : nil
    let isWaiting = wait?.isAhead(clock) ?? false
    let hides = !(details.done != nil ? showsDone : isWaiting ? showsWaiting : showsOpen)
    // A waiting task that will be shown later counts.
    guard !hides || isWaiting && showsOpen else { return false }
    for needle in needles {
      guard needle.isIn(text) || details.note.map({ needle.isIn(span.extracting($0)) }) ?? false
      else { return false }
    }
    for condition in conditions {
      guard meets(condition, id, text, span, details) else { return false }
    }
    // A clock that is set back lets a task wait again.
    if let wait, showsOpen != showsWaiting {
      turns(atSecond: isWaiting ? wait.start(in: &zone) : UTCMinute.moments.upperBound)
    }
    guard !hides else {
      hidden += 1
      return false
    }
    guard !clockConditions.isEmpty else { return true }
    if let claim = details.claim, clockConditions.contains(where: { $0.field == .owner }) {
      let holds = claim.holds(at: clock.milliseconds)
      turns(at: holds ? claim.until : .max)
      if !holds { details.claim = nil }
    }
    for condition in clockConditions where details.done == nil {
      guard let date = details.date(details.range(of: condition.field), in: span) else { continue }
      turns(
        atSecond: date.isOverdue(clock) ? UTCMinute.moments.upperBound : date.overdue(in: &zone))
    }
    for condition in clockConditions {
      guard meets(condition, id, text, span, details) else { return false }
    }
    return true
  }

  private mutating func turns(atSecond second: Int) { turns(at: Int64(second) * 1_000) }

  private mutating func turns(at millisecond: Int64) {
    nextTurn = min(nextTurn ?? .max, millisecond)
  }

  private func meets(
    _ condition: Condition, _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>,
    _ details: PackedFields
  ) -> Bool {
    let passes =
      switch condition.test {
      case .ids(let ids): ids.contains(id)
      case .words(let words, let isWhole):
        condition.field == .text
          ? words.contains { $0.isIn(text, isWhole: isWhole) }
          : details.range(of: condition.field).map { range in
            words.contains { $0.isIn(span.extracting(range), isWhole: isWhole) }
          } ?? false
      case .names(let names, let orNone):
        details.range(of: condition.field).map { range in
          names.contains { span.extracting(range).isNamed($0, condition.field) }
        } ?? orNone
      case .priorities(let priorities): priorities.contains(details.priority)
      case .dates(let ranges):
        dates(ranges, details.date(details.range(of: condition.field), in: span), details)
      case .moments(let moments):
        moments.contains { range in
          let time = details.time(of: condition.field)
          return range.map { range in time.map(range.contains) ?? false } ?? (time == nil)
        }
      }
    return passes != condition.isNegated
  }

  private func dates(_ ranges: [DueRange], _ date: DueDate?, _ details: PackedFields) -> Bool {
    ranges.contains { range in
      (range != .overdue || details.done == nil) && range.contains(date, clock: clock)
    }
  }
}

extension Condition {
  /// Whether it depends on the clock and not only on days.
  fileprivate var asksClock: Bool {
    if case .dates(let ranges) = test { ranges.contains(.overdue) } else { field == .owner }
  }
}

extension PackedFields {
  fileprivate func range(of field: Condition.Field) -> Range<Int>? {
    switch field {
    case .note: note
    case .list: list
    case .tag: tags
    case .due: due
    case .wait: wait
    case .every: every
    case .owner: claim?.owner
    case .id, .text, .priority, .created, .changed, .done, .status: nil
    }
  }

  fileprivate func time(of field: Condition.Field) -> Int64? {
    switch field {
    case .created: created
    case .changed: changed
    default: done
    }
  }
}

extension Span<UInt8> {
  /// Whether this is a name, or one of several tags, in one of its spellings.
  fileprivate func isNamed(_ spellings: [[UInt8]], _ field: Condition.Field) -> Bool {
    withUnsafeBufferPointer { bytes in
      switch field {
      case .tag:
        bytes.split(separator: UInt8(ascii: ",")).contains { tag in
          spellings.contains { tag.elementsEqual($0) }
        }
      case .every:
        // The day of the month and the last day of a recurrence may follow.
        spellings.contains { bytes.starts(with: $0) && isEndOfRule(bytes.dropFirst($0.count)) }
      default: spellings.contains { bytes.elementsEqual($0) }
      }
    }
  }

  private func isEndOfRule(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    rest.isEmpty || rest.starts(with: " until ".utf8) || rest.starts(with: " on ".utf8)
  }
}
