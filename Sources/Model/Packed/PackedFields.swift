package import Dates

/// The fields of a task in ``PackedTasks`` besides its number and text.
///
/// Times are milliseconds since 1970 as signed LEB128 in zigzag form (created, changed). A byte of
/// flags follows: 1 done, 2 list, 4 tags, 8 due, 16 note; the priority times 32; 128 another byte of
/// flags: 1 wait, 2 every, 4 key, 8 claim. Then, as the flags say: the time it was done, and list,
/// comma-separated tags, due date, note, wait, every, key and the owner of the claim, each after its length;
/// then the 16 bytes of the claim, and when it ends. An empty value means that created and changed are 0 and
/// there is no other field.
///
/// The journal stores these bytes, too: see `JournalBlob` before you change them.
package struct PackedFields {
  package var created: Int64 = 0
  package var changed: Int64 = 0
  package var done: Int64?
  package var priority: Priority?
  /// The ranges of the other fields in the bytes; nil when the task has none.
  package var list: Range<Int>?
  package var tags: Range<Int>?
  package var due: Range<Int>?
  package var note: Range<Int>?
  package var wait: Range<Int>?
  package var every: Range<Int>?
  package var key: Range<Int>?
  package var claim: PackedClaim?

  /// Decodes untrusted bytes; truncated fields are treated as absent.
  package init(decoding bytes: borrowing Span<UInt8>) {
    guard !bytes.isEmpty else { return }
    var reader = VarintReader()
    guard let created = reader.time(in: bytes), let changed = reader.time(in: bytes),
      let flags = reader.byte(in: bytes)
    else { return }
    self.created = created
    self.changed = changed
    priority = Priority(rawValue: Int(flags >> 5 & 3))
    var more: UInt8 = 0
    if flags & 128 != 0 {
      guard let byte = reader.byte(in: bytes) else { return }
      more = byte
    }
    if flags & 1 != 0 { done = reader.time(in: bytes) }
    if flags & 2 != 0 { list = reader.range(in: bytes) }
    if flags & 4 != 0 { tags = reader.range(in: bytes) }
    if flags & 8 != 0 { due = reader.range(in: bytes) }
    if flags & 16 != 0 { note = reader.range(in: bytes) }
    if more & 1 != 0 { wait = reader.range(in: bytes) }
    if more & 2 != 0 { every = reader.range(in: bytes) }
    if more & 4 != 0 { key = reader.range(in: bytes) }
    if more & 8 != 0 { claim = reader.claim(in: bytes) }
  }
}

extension PackedFields {
  /// The due date; nil where there is none that can be read.
  package func due(in span: Span<UInt8>) -> DueDate? { date(due, in: span) }

  /// The date in a range; nil where there is none that can be read.
  package func date(_ range: Range<Int>?, in span: Span<UInt8>) -> DueDate? {
    range.flatMap { DueDate(stored: span.extracting($0)) }
  }

  /// Whether a task has a time until which it waits, without reading its other fields.
  package static func hasWait(_ bytes: borrowing Span<UInt8>) -> Bool { moreFlags(bytes) & 1 != 0 }

  /// Whether a task has a claim, without reading its other fields.
  package static func hasClaim(_ bytes: borrowing Span<UInt8>) -> Bool { moreFlags(bytes) & 8 != 0 }

  private static func moreFlags(_ bytes: borrowing Span<UInt8>) -> UInt8 {
    var reader = VarintReader()
    guard reader.time(in: bytes) != nil, reader.time(in: bytes) != nil,
      let flags = reader.byte(in: bytes), flags & 128 != 0, let more = reader.byte(in: bytes)
    else { return 0 }
    return more
  }
}

/// A claim in ``PackedFields``.
package struct PackedClaim {
  /// The range of the name.
  package let owner: Range<Int>
  package let id: ClaimID
  /// Milliseconds since 1970.
  package let until: Int64

  /// Whether the task is still claimed at `time`, in milliseconds since 1970.
  package func holds(at time: Int64) -> Bool { until > time }
}

extension VarintReader {
  /// Reads a claim; nil when it is not whole.
  fileprivate mutating func claim(in bytes: borrowing Span<UInt8>) -> PackedClaim? {
    guard let owner = range(in: bytes), !owner.isEmpty, let id = bits(in: bytes),
      let until = time(in: bytes)
    else { return nil }
    return PackedClaim(owner: owner, id: ClaimID(id), until: until)
  }
}

/// Fields in memory that someone else owns; empty where there are none.
package struct BorrowedFields {
  package let list, tags, due, note, wait, every, key: UnsafeRawBufferPointer

  package init(
    list: UnsafeRawBufferPointer, tags: UnsafeRawBufferPointer, due: UnsafeRawBufferPointer,
    note: UnsafeRawBufferPointer, wait: UnsafeRawBufferPointer, every: UnsafeRawBufferPointer,
    key: UnsafeRawBufferPointer
  ) {
    self.list = list
    self.tags = tags
    self.due = due
    self.note = note
    self.wait = wait
    self.every = every
    self.key = key
  }
}

extension [UInt8] {
  /// Appends the fields of a task, after their length.
  mutating func append(
    created: Int64, changed: Int64, done: Int64?, priority: Priority?, _ text: BorrowedFields,
    claim: Claim? = nil
  ) {
    // Most lengths are one byte; a longer one is put in afterwards.
    let start = count
    append(0)
    append(leb128: zigzag(created))
    append(leb128: zigzag(changed))
    var flags = UInt8(priority?.rawValue ?? 0) << 5
    if done != nil { flags |= 1 }
    if !text.list.isEmpty { flags |= 2 }
    if !text.tags.isEmpty { flags |= 4 }
    if !text.due.isEmpty { flags |= 8 }
    if !text.note.isEmpty { flags |= 16 }
    var more: UInt8 = 0
    if !text.wait.isEmpty { more |= 1 }
    if !text.every.isEmpty { more |= 2 }
    if !text.key.isEmpty { more |= 4 }
    if claim != nil { more |= 8 }
    if more != 0 { flags |= 128 }
    append(flags)
    if more != 0 { append(more) }
    if let done { append(leb128: zigzag(done)) }
    if flags & 158 != 0 {
      append(part: text.list)
      append(part: text.tags)
      append(part: text.due)
      append(part: text.note)
      append(part: text.wait)
      append(part: text.every)
      append(part: text.key)
      if let claim { append(claim) }
    }
    let length = count - start - 1
    if length < 0x80 {
      self[start] = UInt8(length)
    } else {
      var number: [UInt8] = []
      number.append(leb128: UInt64(length))
      replaceSubrange(start...start, with: number)
    }
  }

  private mutating func append(_ claim: Claim) {
    append(leb128: UInt64(claim.owner.utf8.count))
    append(contentsOf: claim.owner.utf8)
    append(contentsOf: claim.id.bits.bytes)
    append(leb128: zigzag(claim.until))
  }

  private mutating func append(part: UnsafeRawBufferPointer) {
    guard !part.isEmpty else { return }
    append(leb128: UInt64(part.count))
    append(contentsOf: part)
  }
}
