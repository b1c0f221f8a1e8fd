import Model

/// The columns of a task in the order in which ``Statement`` hands them out.
let taskColumns = """
  id, text, list, tags, priority, due, note, created, changed, done, wait, every, key, owner, claim, \
  claimed_until
  """

let taskColumnCount = 16

/// The columns of ``taskColumns`` that `fields` need, with NULL in the place of the others.
func columns(_ fields: TaskFields) -> String {
  func column(_ name: String, _ field: TaskFields) -> String {
    fields.contains(field) ? name : "NULL"
  }
  return """
    id, text, \(column("list", .list)), \(column("tags", .tags)), \(column("priority", .priority)), \
    \(column("due", .due)), NULL, NULL, NULL, NULL, \(column("wait", .wait)), NULL, NULL, NULL, NULL, NULL
    """
}

/// The parameters for ``taskColumns`` of a row, counted from 0, in a statement of several.
func taskParameters(row: Int = 0) -> String {
  (1...taskColumnCount).map { "?\(row * taskColumnCount + $0)" }.joined(separator: ", ")
}

extension PackedTasks {
  /// Adds the task in the columns of ``taskColumns``, of which only `fields` were read.
  mutating func append(_ query: borrowing Statement, _ fields: TaskFields) {
    guard fields == .all else { return append(query, few: fields) }
    let text = query.textBytes(1)
    let details = BorrowedFields(
      list: query.optionalBytes(2), tags: query.optionalBytes(3), due: query.optionalBytes(5),
      note: query.optionalBytes(6), wait: query.optionalBytes(10), every: query.optionalBytes(11),
      key: query.optionalBytes(12))
    // Whatever a shell has put there, the list is UTF-8; ASCII is, and needs no second look. Few tasks are
    // claimed.
    guard query.isNull(13), text.isASCII, details.list.isASCII, details.tags.isASCII,
      details.due.isASCII,
      details.note.isASCII, details.wait.isASCII, details.every.isASCII, details.key.isASCII
    else { return append(query.item) }
    append(
      id: query.integer(0), text: text, created: query.integer(7), changed: query.integer(8),
      done: query.isNull(9) ? nil : query.integer(9),
      priority: Priority(rawValue: Int(truncatingIfNeeded: query.integer(4))), details: details)
  }
}

extension PackedTasks {
  private mutating func append(_ query: borrowing Statement, few fields: TaskFields) {
    let text = query.textBytes(1)
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    let list = fields.contains(.list) ? query.optionalBytes(2) : none
    let tags = fields.contains(.tags) ? query.optionalBytes(3) : none
    let due = fields.contains(.due) ? query.optionalBytes(5) : none
    let wait = fields.contains(.wait) ? query.optionalBytes(10) : none
    guard text.isASCII, list.isASCII, tags.isASCII, due.isASCII, wait.isASCII else {
      return append(query.item)
    }
    let priority = fields.contains(.priority) ? query.integer(4) : 0
    guard priority != 0 || !list.isEmpty || !tags.isEmpty || !due.isEmpty || !wait.isEmpty else {
      return append(id: query.integer(0), text: text, packedDetails: none)
    }
    append(
      id: query.integer(0), text: text, created: 0, changed: 0, done: nil,
      priority: Priority(rawValue: Int(truncatingIfNeeded: priority)),
      details: BorrowedFields(
        list: list, tags: tags, due: due, note: none, wait: wait, every: none, key: none))
  }
}

extension UnsafeRawBufferPointer {
  fileprivate var isASCII: Bool { reduce(0, |) < 0x80 }
}

extension Statement {
  /// Whether a task has no field but its text; its text need not be UTF-8.
  func isPlain(_ fields: TaskFields) -> Bool {
    fields != .all && isNull(2) && isNull(3) && isNull(4) && isNull(5) && isNull(10)
  }

  /// The bytes of a text; none where it is NULL.
  fileprivate func optionalBytes(_ column: Int32) -> UnsafeRawBufferPointer {
    isNull(column) ? UnsafeRawBufferPointer(start: nil, count: 0) : textBytes(column)
  }

  /// The task in the columns of ``taskColumns``.
  var item: TaskItem {
    func string(_ column: Int32) -> String? {
      let text = isNull(column) ? "" : text(column)
      return text.isEmpty ? nil : text
    }
    return TaskItem(
      id: integer(0), text: text(1), list: string(2),
      tags: string(3)?.split(separator: ",").map(String.init) ?? [],
      priority: Priority(rawValue: Int(truncatingIfNeeded: integer(4))), due: string(5),
      note: string(6), wait: string(10), every: string(11), key: string(12), created: integer(7),
      changed: integer(8), done: isNull(9) ? nil : integer(9), claim: claim(owner: string(13)))
  }

  /// The claim, whose owner was read already; nil when a part of it is missing.
  private func claim(owner: String?) -> Claim? {
    guard let owner, let id = ClaimID(parsing: text(14)), !isNull(15) else { return nil }
    return Claim(owner: owner, id: id, until: integer(15))
  }

  /// Binds a row of ``PackedTasks`` at the places of ``taskColumns``, from `first` on.
  func bind(_ id: Int64, _ text: Span<UInt8>, _ span: Span<UInt8>, from first: Int32) {
    let fields = PackedFields(decoding: span)
    func bindText(_ range: Range<Int>?, at column: Int32) {
      if let range {
        bind(span.extracting(range), at: first + column)
      } else {
        bind(nil as Int64?, at: first + column)
      }
    }
    bind(id, at: first)
    bind(text, at: first + 1)
    bindText(fields.list, at: 2)
    bindText(fields.tags, at: 3)
    bind(fields.priority.map { Int64($0.rawValue) }, at: first + 4)
    bindText(fields.due, at: 5)
    bindText(fields.note, at: 6)
    bind(fields.created, at: first + 7)
    bind(fields.changed, at: first + 8)
    bind(fields.done, at: first + 9)
    bindText(fields.wait, at: 10)
    bindText(fields.every, at: 11)
    bindText(fields.key, at: 12)
    bindText(fields.claim?.owner, at: 13)
    bind(fields.claim?.id.description, at: first + 14)
    bind(fields.claim?.until, at: first + 15)
  }

  /// Binds the fields of `item` at the places of ``taskColumns``, counted from 1.
  func bind(_ item: TaskItem) {
    bind(item.id == 0 ? nil : item.id, at: 1)
    bind(item.text, at: 2)
    bind(item.list, at: 3)
    bind(item.tags.isEmpty ? nil : item.tags.joined(separator: ","), at: 4)
    bind(item.priority.map { Int64($0.rawValue) }, at: 5)
    bind(item.due, at: 6)
    bind(item.note, at: 7)
    bind(item.created, at: 8)
    bind(item.changed, at: 9)
    bind(item.done, at: 10)
    bind(item.wait, at: 11)
    bind(item.every, at: 12)
    bind(item.key, at: 13)
    bind(item.claim?.owner, at: 14)
    bind(item.claim?.id.description, at: 15)
    bind(item.claim?.until, at: 16)
  }
}
