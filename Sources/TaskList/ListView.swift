/// A way to show a list as bytes: which tasks, in which order, in which form.
package protocol ListView {
  /// Everything besides the tasks that the bytes depend on, the local time aside where
  /// ``ListFrame/until`` tells about it: views of one name show a list alike.
  var name: String { get }

  /// The tasks it is made of.
  var source: ListSource { get }

  /// Chooses the rows of `list` that are shown and lays them out.
  func frame(_ list: [Rows]) -> ListFrame

  /// Adds the bytes of one task: its id, and the bytes of its text and of its ``RowDetails``.
  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListFrame,
    to bytes: inout [UInt8])
}

/// Which tasks a list is made of.
package enum ListSource: Equatable, Sendable {
  case open, done, all
}

/// What stands around the rows of a list, and which they are.
package struct ListFrame: Equatable, Sendable {
  package var head: [UInt8] = []
  package var separator: [UInt8] = []
  package var tail: [UInt8] = []
  /// What each row's bytes depend on besides the row and the view's name.
  package var layout: [Int] = []
  /// The rows that are shown, in this order; nil is all of them as they come.
  package var order: [RowPlace]?
  /// Milliseconds since 1970 from which on the same tasks are shown in another way, because a day
  /// ends or a task is late; nil for never.
  package var until: Int64?

  package init() {}
}

/// Where a row lies in a list.
package struct RowPlace: Equatable, Sendable {
  package let id: Int64
  /// Which of the list's buffers it is in.
  package let part: Int
  /// Where its text and its details lie in the buffer.
  package let text, details: Range<Int>
  /// What is shown before it, such as the heading of a group.
  package var heading: [UInt8] = []

  package init(id: Int64, part: Int, text: Range<Int>, details: Range<Int>) {
    self.id = id
    self.part = part
    self.text = text
    self.details = details
  }
}

extension ListView {
  package var source: ListSource { .open }

  /// The bytes that show `list`.
  package func render(_ list: [Rows]) -> [UInt8] {
    render(list, frame(list))
  }

  /// The bytes that show `list` in `frame`, which was made of it.
  package func render(_ list: [Rows], _ frame: ListFrame) -> [UInt8] {
    var bytes = frame.head
    bytes.reserveCapacity(
      list.reduce(64) { $0 + $1.bytes.count + (10 + frame.separator.count) * $1.count })
    var isFirst = true
    list.forEachShown(frame) { id, text, details, heading in
      if !isFirst { bytes += frame.separator }
      isFirst = false
      bytes += heading
      append(id, text, details, in: frame, to: &bytes)
    }
    bytes += frame.tail
    return bytes
  }
}

extension [Rows] {
  /// Calls `body` with the id, text, details and heading of each row that `frame` shows.
  package func forEachShown(
    _ frame: ListFrame, _ body: (Int64, Span<UInt8>, Span<UInt8>, [UInt8]) -> Void
  ) {
    guard let order = frame.order else {
      for rows in self { rows.forEach { id, text, details in body(id, text, details, []) } }
      return
    }
    for place in order {
      let bytes = self[place.part].bytes
      body(
        place.id, bytes.span.extracting(place.text), bytes.span.extracting(place.details),
        place.heading)
    }
  }
}
