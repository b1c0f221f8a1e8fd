/// The position of a task in a list.
package struct TaskRef: Equatable, Sendable {
  package let id: Int64
  /// The index of its buffer, and the position of the length of its text there.
  let part, start: Int
}

/// A row of a list that is shown.
package struct LaidOutTask {
  package let place: TaskRef
  /// The ranges of its text and its fields in its buffer.
  let text, details: Range<Int>
  /// The bytes shown before it.
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

  /// The ranges of the text and the fields of the task at `place` in its buffer.
  fileprivate func ranges(_ place: TaskRef) -> (text: Range<Int>, details: Range<Int>) {
    var reader = VarintReader(position: place.start)
    let bytes = self[place.part].bytes
    let text = reader.range(in: bytes.span)
    let details = reader.range(in: bytes.span)
    return (text ?? 0..<0, details ?? 0..<0)
  }
}
