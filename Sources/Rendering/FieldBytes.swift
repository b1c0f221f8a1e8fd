import Dates
import TaskList

/// Writes fields of tasks as they stand in plain lines: dates exact, in local time.
final class FieldWriter {
  private var dates: DateWriter

  init(_ clock: WallClock) {
    dates = DateWriter(clock: clock)
  }

  /// Adds a field; what a terminal would obey stands as an escape.
  func append(
    _ column: Column, _ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, _ details: RowDetails,
    to bytes: inout [UInt8]
  ) {
    func part(_ range: Range<Int>?) {
      if let range { bytes.appendVisible(span.extracting(range)) }
    }
    switch column {
    case .id: bytes.append(decimal: id)
    case .text: bytes.appendVisible(text)
    case .due:
      guard let range = details.due else { return }
      guard let due = DueDate(stored: span.extracting(range)) else { return part(range) }
      dates.append(exact: due, to: &bytes)
    case .priority: bytes += (details.priority?.word ?? "").utf8
    case .list: part(details.list)
    case .tags: part(details.tags)
    case .note: part(details.note)
    case .created: dates.append(iso: details.created, to: &bytes)
    case .changed: dates.append(iso: details.changed, to: &bytes)
    case .done: if let done = details.done { dates.append(iso: done, to: &bytes) }
    }
  }

  /// Adds a due date in words.
  func append(relative due: DueDate, to bytes: inout [UInt8]) {
    dates.append(relative: due, to: &bytes)
  }
}

extension [UInt8] {
  /// Adds the digits of `number`, which is not negative.
  mutating func append(decimal number: Int64) {
    var place: Int64 = 1
    while number / place >= 10 { place *= 10 }
    while place > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10))
      place /= 10
    }
  }
}
