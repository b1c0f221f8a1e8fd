// Packed tasks from whole ones, where few are handled and speed does not matter.
extension PackedTasks {
  /// Appends a task, under another id when there is one; it must be greater than every id before it.
  package mutating func append(_ item: TaskItem, numbered id: Int64? = nil) {
    // One buffer for all of its text, because an import makes a million of these.
    var all: [UInt8] = []
    func add(_ text: String?) -> Range<Int> {
      let start = all.count
      if let text { all += text.utf8 }
      return start..<all.count
    }
    let text = add(item.text)
    let list = add(item.list)
    let tags = add(item.tags.isEmpty ? nil : item.tags.joined(separator: ","))
    let due = add(item.due)
    let note = add(item.note)
    let wait = add(item.wait)
    let every = add(item.every)
    let key = add(item.key)
    all.withUnsafeBytes { all in
      func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: all[range])
      }
      append(
        id: id ?? item.id, text: part(text), created: item.created, changed: item.changed,
        done: item.done, priority: item.priority,
        details: BorrowedFields(
          list: part(list), tags: part(tags), due: part(due), note: part(note), wait: part(wait),
          every: part(every), key: part(key)), claim: item.claim)
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
      changed: fields.changed, done: fields.done,
      claim: fields.claim.map {
        Claim(owner: details.extracting($0.owner).string, id: $0.id, until: $0.until)
      })
  }
}

extension Span<UInt8> {
  /// The bytes as text; invalid UTF-8 is replaced by U+FFFD.
  package var string: String {
    withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
