/// The tasks of a list in ascending order of id, packed in one buffer.
///
/// The buffer is also the form in which a list is cached, so that neither filling nor reading a
/// cache converts anything. Each row is the difference to the id before it (the first to 0; 1 or
/// more), the bytes of its text (0 or more), both as unsigned LEB128, the text in UTF-8, and the
/// length of ``PackedFields`` and they themselves.
package struct PackedTasks: Equatable, Sendable {
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
    var walk = PackedCursor()
    let span = bytes.span
    while walk.reader.position < span.count {
      guard walk.next(in: span) != nil else { return nil }
      count += 1
    }
    self.bytes = bytes
    lastID = walk.lastID
  }

  /// Appends a task; `id` must be greater than every id before it.
  package mutating func append(
    id: Int64, text: UnsafeRawBufferPointer, created: Int64, changed: Int64, done: Int64?,
    priority: Priority?, details: BorrowedFields, claim: Claim? = nil
  ) {
    append(id: id, text: text)
    bytes.append(
      created: created, changed: changed, done: done, priority: priority, details, claim: claim)
  }

  /// Appends a task with details that are packed already.
  package mutating func append(
    id: Int64, text: UnsafeRawBufferPointer, packedDetails: UnsafeRawBufferPointer
  ) {
    append(id: id, text: text)
    bytes.append(leb128: UInt64(packedDetails.count))
    bytes.append(contentsOf: packedDetails)
  }

  /// Appends a row of another buffer under `id`.
  package mutating func append(_ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>) {
    text.withUnsafeBytes { text in
      details.withUnsafeBytes { append(id: id, text: text, packedDetails: $0) }
    }
  }

  /// Takes all tasks out, into a buffer that is no larger than they are, and keeps its own for
  /// others.
  package mutating func take() -> PackedTasks {
    var taken = self
    taken.bytes = bytes.withUnsafeBufferPointer(Array.init)
    bytes.removeAll(keepingCapacity: true)
    count = 0
    lastID = 0
    return taken
  }

  private mutating func append(id: Int64, text: UnsafeRawBufferPointer) {
    precondition(id > lastID, "rows ascend by id")
    bytes.append(leb128: UInt64(id - lastID))
    bytes.append(leb128: UInt64(text.count))
    bytes.append(contentsOf: text)
    lastID = id
    count += 1
  }

  /// Calls `body` with the id, and the bytes of the text and the details, of each task in order.
  package func forEach<Failure: Error>(
    _ body: (Int64, Span<UInt8>, Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var walk = PackedCursor()
    let span = bytes.span
    while let (_, text, details) = walk.next(in: span) {
      try body(walk.lastID, span.extracting(text), span.extracting(details))
    }
  }

  /// The smallest id, 0 when there is no task.
  package var firstID: Int64 {
    var walk = PackedCursor()
    _ = walk.next(in: bytes.span)
    return walk.lastID
  }
}

/// A position between two rows of a buffer.
struct PackedCursor {
  var lastID: Int64 = 0
  var reader = VarintReader()

  /// Reads one task and returns the position of the length of its text, and the ranges of its text and
  /// its fields; nil at the end and at truncated bytes.
  mutating func next(
    in bytes: borrowing Span<UInt8>
  ) -> (start: Int, text: Range<Int>, details: Range<Int>)? {
    guard let difference = reader.number(in: bytes), difference > 0,
      let step = Int64(exactly: difference)
    else { return nil }
    let start = reader.position
    guard let text = reader.range(in: bytes), let details = reader.range(in: bytes) else {
      return nil
    }
    let (id, overflow) = lastID.addingReportingOverflow(step)
    guard !overflow else { return nil }
    lastID = id
    return (start, text, details)
  }
}
