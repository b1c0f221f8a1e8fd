// Packed tasks from whole ones, where few are handled and speed does not matter.
extension PackedTasks {
  /// Appends a task, under another id when there is one; it must be greater than every id before it.
  package mutating func append(_ item: TaskItem, numbered id: Int64? = nil) {
    var text = item.text
    text.withUTF8 { text in
      withBytes([
        item.list ?? "", item.tags.joined(separator: ","), item.due ?? "", item.note ?? "",
        item.wait ?? "", item.every ?? "", item.key ?? "",
      ]) {
        append(
          id: id ?? item.id, text: UnsafeRawBufferPointer(text), created: item.created,
          changed: item.changed, done: item.done, priority: item.priority,
          details: BorrowedFields(
            list: $0[0], tags: $0[1], due: $0[2], note: $0[3], wait: $0[4], every: $0[5],
            key: $0[6]))
      }
    }
  }

  /// All tasks; invalid UTF-8 is replaced by U+FFFD.
  package var items: [TaskItem] {
    var items: [TaskItem] = []
    forEach { id, text, details in items.append(TaskItem(id: id, text: text, details: details)) }
    return items
  }
}

extension TaskItem {
  /// The task of a row of ``PackedTasks``.
  package init(id: Int64, text: Span<UInt8>, details: Span<UInt8>) {
    let fields = PackedFields(decoding: details)
    func string(_ range: Range<Int>?) -> String? {
      range.map { details.extracting($0).string }
    }
    self.init(
      id: id, text: text.string, list: string(fields.list),
      tags: string(fields.tags)?.split(separator: ",").map(String.init) ?? [],
      priority: fields.priority, due: string(fields.due), note: string(fields.note),
      wait: string(fields.wait), every: string(fields.every),
      key: string(fields.key), created: fields.created,
      changed: fields.changed, done: fields.done)
  }
}

extension Span<UInt8> {
  /// The bytes as text; invalid UTF-8 is replaced by U+FFFD.
  package var string: String {
    withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}

/// Calls `body` with the UTF-8 of each of `strings`.
private func withBytes(
  _ strings: [String], _ body: ([UnsafeRawBufferPointer]) -> Void
) {
  var bytes: [UInt8] = []
  let ranges = strings.map { string in
    let start = bytes.count
    bytes += string.utf8
    return start..<bytes.count
  }
  bytes.withUnsafeBytes { all in body(ranges.map { UnsafeRawBufferPointer(rebasing: all[$0]) }) }
}
