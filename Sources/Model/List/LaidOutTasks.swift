/// Where a row lies in a list.
package struct TaskRef: Equatable, Sendable {
  package let id: Int64
  /// Which of the list's buffers it is in, and where the length of its text stands there.
  let part, start: Int
}

/// A row of a list that is shown.
package struct LaidOutTask {
  package let place: TaskRef
  /// Where its text and its details lie in its buffer.
  let text, details: Range<Int>
  /// What is shown before it.
  let heading: [UInt8]
}

/// The rows of a list that a frame shows, in its order.
package struct LaidOutTasks: Sequence, IteratorProtocol {
  private let list: [PackedTasks]
  private let frame: ListLayout
  /// In the frame's order; where it has none, the buffer.
  private var index = 0
  private var walk = PackedCursor()

  package init(_ list: [PackedTasks], _ frame: ListLayout = ListLayout()) {
    self.list = list
    self.frame = frame
  }

  package mutating func next() -> LaidOutTask? {
    guard let order = frame.order else { return nextOfAll() }
    guard index < order.count else { return nil }
    defer { index += 1 }
    let place = order[index]
    let (text, details) = list.ranges(place)
    return LaidOutTask(
      place: place, text: text, details: details, heading: frame.headings[index] ?? [])
  }

  private mutating func nextOfAll() -> LaidOutTask? {
    while index < list.count {
      let bytes = list[index].bytes
      if let (start, text, details) = walk.next(in: bytes.span) {
        let place = TaskRef(id: walk.lastID, part: index, start: start)
        return LaidOutTask(place: place, text: text, details: details, heading: [])
      }
      index += 1
      walk = PackedCursor()
    }
    return nil
  }
}

extension [PackedTasks] {
  /// Calls `body` with the id, text, details and heading of each row that `frame` shows.
  package func forEachLaidOut(
    _ frame: ListLayout, _ body: (Int64, Span<UInt8>, Span<UInt8>, [UInt8]) -> Void
  ) {
    for row in LaidOutTasks(self, frame) { with(row) { body(row.place.id, $0, $1, row.heading) } }
  }

  /// Calls `body` with the bytes of the text and of the details of a row.
  package func with<Value>(
    _ row: LaidOutTask, _ body: (Span<UInt8>, Span<UInt8>) -> Value
  ) -> Value {
    let bytes = self[row.place.part].bytes
    return body(bytes.span.extracting(row.text), bytes.span.extracting(row.details))
  }

  /// Calls `body` with the bytes of the text and of the details of the row at `place`.
  package func with<Value>(
    _ place: TaskRef, _ body: (Span<UInt8>, Span<UInt8>) -> Value
  ) -> Value {
    let (text, details) = ranges(place)
    let bytes = self[place.part].bytes
    return body(bytes.span.extracting(text), bytes.span.extracting(details))
  }

  /// Where the text and the details of the row at `place` lie in its buffer.
  fileprivate func ranges(_ place: TaskRef) -> (text: Range<Int>, details: Range<Int>) {
    var reader = VarintReader(position: place.start)
    let bytes = self[place.part].bytes
    let text = reader.range(in: bytes.span)
    let details = reader.range(in: bytes.span)
    return (text ?? 0..<0, details ?? 0..<0)
  }
}
