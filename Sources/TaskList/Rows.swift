/// The tasks of a list in ascending order of id, packed in one buffer.
///
/// The buffer is also the form in which a list is cached, so that neither filling nor reading a
/// cache converts anything. Each row is the difference to the id before it (the first to 0; 1 or
/// more), the bytes of its text (0 or more), both as unsigned LEB128, and the text in UTF-8.
package struct Rows: Equatable, Sendable {
  package private(set) var bytes: [UInt8] = []
  package private(set) var count = 0
  /// The greatest id, 0 when there is no task.
  package private(set) var lastID: Int64 = 0

  package init() {}

  /// Reads packed rows from bytes that anyone may have written; nil when they are not whole rows
  /// in ascending order of id.
  ///
  /// The text is not checked to be UTF-8.
  package init?(decoding bytes: [UInt8]) {
    var walk = Walk(lastID: 0, position: 0)
    let span = bytes.span
    while walk.position < span.count {
      guard walk.next(in: span) != nil else { return nil }
      count += 1
    }
    self.bytes = bytes
    lastID = walk.lastID
  }

  /// Adds a task behind the last; `id` must be greater than every id before it.
  package mutating func append(id: Int64, text: UnsafeRawBufferPointer) {
    precondition(id > lastID, "rows ascend by id")
    appendNumber(UInt64(id - lastID))
    appendNumber(UInt64(text.count))
    bytes.append(contentsOf: text)
    lastID = id
    count += 1
  }

  /// Adds a task behind the last; `id` must be greater than every id before it.
  package mutating func append(id: Int64, text: String) {
    var text = text
    text.withUTF8 { append(id: id, text: UnsafeRawBufferPointer($0)) }
  }

  /// Calls `body` with the id and the text's bytes of each task in order.
  package func forEach(_ body: (Int64, Span<UInt8>) -> Void) {
    var walk = Walk(lastID: 0, position: 0)
    let span = bytes.span
    while let text = walk.next(in: span) {
      body(walk.lastID, span.extracting(text))
    }
  }

  /// The smallest id, 0 when there is no task.
  package var firstID: Int64 {
    var walk = Walk(lastID: 0, position: 0)
    _ = walk.next(in: bytes.span)
    return walk.lastID
  }

  private mutating func appendNumber(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// A position between two rows of a buffer.
private struct Walk {
  var lastID: Int64
  var position: Int

  /// Steps over one row and returns where its text lies; nil at the end and where there is no
  /// whole row.
  mutating func next(in bytes: borrowing Span<UInt8>) -> Range<Int>? {
    guard let difference = number(in: bytes), difference > 0,
      let step = Int64(exactly: difference), let length = number(in: bytes),
      let size = Int(exactly: length), size <= bytes.count - position
    else { return nil }
    let (id, overflow) = lastID.addingReportingOverflow(step)
    guard !overflow else { return nil }
    lastID = id
    defer { position += size }
    return position..<position + size
  }

  private mutating func number(in bytes: borrowing Span<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || (shift == 63 && bits <= 1) else { return nil }
      number |= bits << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }
}
