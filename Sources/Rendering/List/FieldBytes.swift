import Dates
import Model
import Text

/// Writes fields of tasks for output by line: dates exact, in local time for people or, as in
/// JSON, in UTC for programs.
final class FieldWriter {
  private var dates: DateWriter
  private var zone = LocalZone()
  private let isUTC: Bool

  init(_ clock: WallClock, isUTC: Bool = false) {
    dates = DateWriter(clock: clock)
    self.isUTC = isUTC
  }

  /// Adds a field; what a terminal would obey is escaped.
  func append(
    _ column: Column, _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>,
    _ details: PackedFields,
    to bytes: inout [UInt8]
  ) {
    func part(_ range: Range<Int>?) {
      if let range { bytes.appendVisible(span.extracting(range)) }
    }
    switch column {
    case .id: bytes.append(decimal: id)
    case .text: bytes.appendVisible(text)
    case .due: append(date: details.due, span, to: &bytes)
    case .wait: append(date: details.wait, span, to: &bytes)
    case .every: part(details.every)
    case .key: part(details.key)
    case .owner: part(claim(details)?.owner)
    case .claim: bytes += (claim(details)?.id.description ?? "").utf8
    case .claimedUntil: if let claim = claim(details) { append(moment: claim.until, to: &bytes) }
    case .reason: bytes += reason(details, span).utf8
    case .priority: bytes += (details.priority?.name ?? "").utf8
    case .list: part(details.list)
    case .tags: part(details.tags)
    case .note: part(details.note)
    case .created: append(moment: details.created, to: &bytes)
    case .changed: append(moment: details.changed, to: &bytes)
    case .done: if let done = details.done { append(moment: done, to: &bytes) }
    }
  }

  /// The claim of a task, unless it has run out.
  func claim(_ details: PackedFields) -> PackedClaim? {
    details.claim.flatMap { $0.holds(at: dates.clock.milliseconds) ? $0 : nil }
  }

  private func append(date range: Range<Int>?, _ span: Span<UInt8>, to bytes: inout [UInt8]) {
    guard let range else { return }
    guard let date = DueDate(stored: span.extracting(range)) else {
      return bytes.appendVisible(span.extracting(range))
    }
    if isUTC { bytes.append(utc: date) } else { dates.append(exact: date, to: &bytes) }
  }

  /// Why a task is among the next ones: its due date when it is overdue or due within seven days, else its
  /// priority, else a later due date, else its age.
  private func reason(_ details: PackedFields, _ span: Span<UInt8>) -> String {
    var text: [UInt8] = []
    if let due = details.due(in: span) {
      let isLate = due.isOverdue(dates.clock)
      dates.append(relative: due, to: &text)
      let date = String(decoding: text, as: UTF8.self)
      if isLate { return "overdue since \(date)" }
      let isSoon = due.day(in: &zone) <= dates.clock.today.adding(7, .day) ?? .last
      if isSoon || details.priority == nil || details.priority == .low { return "due \(date)" }
    }
    if let priority = details.priority { return "\(priority.name) priority" }
    let seconds = UTCMinute.moments.nearest(to: Int(details.created / 1_000))
    dates.append(relative: .day(zone.local(at: seconds).day), to: &text)
    return "added \(String(decoding: text, as: UTF8.self))"
  }

  private func append(moment milliseconds: Int64, to bytes: inout [UInt8]) {
    if isUTC {
      bytes.append(utc: milliseconds)
    } else {
      dates.append(iso: milliseconds, to: &bytes)
    }
  }

  /// Adds a moment in local time relative to today, such as `yesterday 17:00`.
  func append(relative milliseconds: Int64, to bytes: inout [UInt8]) {
    guard let minute = UTCMinute(seconds: Int(milliseconds / 1_000)) else { return }
    dates.append(relative: .instant(minute), to: &bytes)
  }

  /// Adds a due date relative to today.
  func append(relative due: DueDate, to bytes: inout [UInt8]) {
    dates.append(relative: due, to: &bytes)
  }
}
