import Dates
import Queries
import Model
import Text

/// Facts about all rows that a table needs before it shows the first.
struct TableContent {
  var count = 0
  private let states: TaskStates
  private let heading: Column?
  private var open = 0
  private var late = 0
  private var lastID: Int64 = 0
  /// The columns of the widest text, due date, list and tags; 0 where there are none.
  private(set) var textWidth = 0
  private var others: [Column: Int] = [:]
  /// When the text of a due date changes; nil for never.
  private(set) var until: Int64?

  init(_ list: [PackedTasks], _ frame: ListLayout, _ view: TableRenderer) {
    var zone = LocalZone()
    let clock = view.look.clock
    states = view.look.query.states
    heading =
      switch view.look.query.group {
      case .list: .list
      case .priority: .priority
      case .tag, .due, nil: nil
      }
    let shown = (view.look.columns ?? Self.others(states)).filter { $0 != .id && $0 != .text }
    // A task that is in several groups is still one.
    var seen: Set<Int64>? = view.look.query.group == .tag ? [] : nil
    list.forEachLaidOut(frame) { id, text, span, _ in
      guard seen?.insert(id).inserted != false else { return }
      let details = PackedFields(decoding: span)
      count += 1
      lastID = max(lastID, id)
      if details.done == nil { open += 1 }
      widen(text, span, details, view)
      if let due = details.due.flatMap({ DueDate(stored: span.extracting($0)) }) {
        if details.done == nil, due.isOverdue(clock) {
          late += 1
        } else if case .instant(let minute) = due, details.done == nil {
          changes(atSecond: minute.seconds)
        }
        changes(atSecond: zone.moment(clock.today.next))
      }
      if let claim = details.claim, shown.contains(where: \.isOfClaim) {
        let now = clock.milliseconds
        // A clock that is set back lets a claim hold again.
        changes(at: claim.holds(at: now) ? Countdown(to: claim.until, from: now).turn : .max)
      }
      for column in shown where details.has(column) {
        if column == .priority, view.look.columns == nil, details.priority == .high {
          continue
        }
        if [.created, .changed, .done, .wait, .claimedUntil].contains(column) {
          changes(atSecond: zone.moment(clock.today.next))
        }
        let width = view.cell(column, id, text, span, details).text.columnCount
        if width > 0 { others[column] = max(others[column] ?? 0, width) }
      }
    }
  }

  private mutating func changes(atSecond second: Int) { changes(at: Int64(second) * 1_000) }

  private mutating func changes(at moment: Int64) {
    until = min(until ?? moment, moment)
  }

  private mutating func widen(
    _ text: Span<UInt8>, _ span: Span<UInt8>, _ details: PackedFields, _ view: TableRenderer
  ) {
    let limit = view.look.width
    guard textWidth < limit else { return }
    let mark = noteMark(span, details)
    let more = view.sign(details).columnCount + (mark.isEmpty ? 0 : mark.count + 1)
    let width = text.isPrintableASCII ? text.count : visible(text.string).columnCount
    textWidth = max(textWidth, min(limit, width + more))
  }

  /// The columns that some task has something in, but for that of the headings.
  var columns: [Column] {
    [.id, .text] + Self.others(states).filter { others[$0] != nil && $0 != heading }
  }

  /// A priority other than high, which has its sign, has a column.
  private static func others(_ states: TaskStates) -> [Column] {
    [.due] + (states.contains(.waiting) ? [.wait] : []) + (states.contains(.done) ? [.done] : [])
      + [.owner, .priority, .list, .tags, .every]
  }

  /// The columns that the widest cell takes.
  func width(_ column: Column) -> Int {
    switch column {
    case .id: max(2, String(lastID).utf8.count)
    case .text: max(4, textWidth)
    default: max(column.heading.count, others[column] ?? 0)
    }
  }

  /// How many tasks are shown, and what is not; of a list that is not the user's own also its place.
  func footer(_ selected: QueryResult?, _ look: RenderOptions) -> String {
    let matched = selected?.matched ?? count
    let number = matched > count ? "\(count) of \(matched)" : "\(count)"
    var parts = [number]
    if let state = states.each.first, states == TaskStates(state) {
      parts = ["\(number) \(state.rawValue)"]
    } else {
      parts = ["\(number) \(count == 1 && matched == 1 ? "task" : "tasks")", "\(open) open"]
    }
    if late > 0 { parts.append("\(late) overdue") }
    if let waiting = selected?.waiting, waiting > 0 { parts.append("\(waiting) waiting") }
    if look.isFiltered { parts.append("filtered") }
    if !look.place.isEmpty { parts.append("in \(visible(look.place))") }
    return parts.joined(separator: ", ")
  }
}

extension PackedFields {
  /// Whether a task has something in a column other than number and text.
  fileprivate func has(_ column: Column) -> Bool {
    switch column {
    case .due: due != nil
    case .priority: priority != nil
    case .list: list != nil
    case .tags: tags != nil
    case .note: note != nil
    case .done: done != nil
    case .wait: wait != nil
    case .every: every != nil
    case .key: key != nil
    case .owner, .claim, .claimedUntil: claim != nil
    case .id, .text, .created, .changed, .reason: true
    }
  }
}

/// How much of a note's checklist is done, such as `2/5`; `+` for a note without one, else nothing.
func noteMark(_ span: Span<UInt8>, _ details: PackedFields) -> String {
  guard let range = details.note else { return "" }
  let counts = Checklist.counts(span.extracting(range))
  return counts.all > 0 ? "\(counts.done)/\(counts.all)" : "+"
}
