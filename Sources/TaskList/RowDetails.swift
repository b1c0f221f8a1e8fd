/// What a row of ``Rows`` holds besides number and text, as it lies in the buffer.
///
/// Times in milliseconds since 1970 as unsigned LEB128 (created, changed), a byte of flags (1 done,
/// 2 list, 4 tags, 8 due, 16 note; the priority times 32), and then what the flags say is there: the
/// time it was done, and list, tags with a comma between, due date and note, each with its length
/// in front. Nothing at all stands for created and changed at 0 and no more.
package struct RowDetails {
  package var created: Int64 = 0
  package var changed: Int64 = 0
  package var done: Int64?
  package var priority: Priority?
  /// Where the others lie in the details' bytes; nil when the task has none.
  package var list: Range<Int>?
  package var tags: Range<Int>?
  package var due: Range<Int>?
  package var note: Range<Int>?

  /// Reads details that anyone may have written: what is not whole is not there.
  package init(decoding bytes: borrowing Span<UInt8>) {
    guard !bytes.isEmpty else { return }
    var reader = ByteReader()
    guard let created = reader.time(in: bytes), let changed = reader.time(in: bytes),
      let flags = reader.byte(in: bytes)
    else { return }
    self.created = created
    self.changed = changed
    priority = Priority(rawValue: Int(flags >> 5))
    if flags & 1 != 0 { done = reader.time(in: bytes) }
    if flags & 2 != 0 { list = reader.range(in: bytes) }
    if flags & 4 != 0 { tags = reader.range(in: bytes) }
    if flags & 8 != 0 { due = reader.range(in: bytes) }
    if flags & 16 != 0 { note = reader.range(in: bytes) }
  }
}

/// Text that lies in somebody else's memory; empty where there is none.
package struct RowText {
  package let list, tags, due, note: UnsafeRawBufferPointer

  package init(
    list: UnsafeRawBufferPointer, tags: UnsafeRawBufferPointer, due: UnsafeRawBufferPointer,
    note: UnsafeRawBufferPointer
  ) {
    self.list = list
    self.tags = tags
    self.due = due
    self.note = note
  }
}

extension [UInt8] {
  /// Adds the details of a row, with their length in front.
  mutating func append(
    created: Int64, changed: Int64, done: Int64?, priority: Priority?, _ text: RowText
  ) {
    // Most lengths are one byte; a longer one is put in afterwards.
    let start = count
    append(0)
    append(leb128: UInt64(Swift.max(0, created)))
    append(leb128: UInt64(Swift.max(0, changed)))
    var flags = UInt8(priority?.rawValue ?? 0) << 5
    if done != nil { flags |= 1 }
    if !text.list.isEmpty { flags |= 2 }
    if !text.tags.isEmpty { flags |= 4 }
    if !text.due.isEmpty { flags |= 8 }
    if !text.note.isEmpty { flags |= 16 }
    append(flags)
    if let done { append(leb128: UInt64(Swift.max(0, done))) }
    if flags & 30 != 0 {
      append(part: text.list)
      append(part: text.tags)
      append(part: text.due)
      append(part: text.note)
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

  private mutating func append(part: UnsafeRawBufferPointer) {
    guard !part.isEmpty else { return }
    append(leb128: UInt64(part.count))
    append(contentsOf: part)
  }
}
