/// A way to show a list as bytes.
package protocol ListView {
  /// Everything besides the tasks that the bytes depend on: views of one name show a list alike.
  var name: String { get }

  /// What stands around the rows of `list`, and what each row's bytes depend on besides the row.
  func frame(_ list: [Rows]) -> ListFrame

  /// Adds the bytes of one task.
  func append(_ id: Int64, _ text: Span<UInt8>, in frame: ListFrame, to bytes: inout [UInt8])
}

/// What stands around the rows of a list.
package struct ListFrame: Equatable, Sendable {
  package var head: [UInt8] = []
  package var separator: [UInt8] = []
  package var tail: [UInt8] = []
  /// Columns for the number of a task; only a table has any.
  package var idWidth = 0

  package init(head: [UInt8] = [], separator: [UInt8] = [], tail: [UInt8] = [], idWidth: Int = 0) {
    self.head = head
    self.separator = separator
    self.tail = tail
    self.idWidth = idWidth
  }
}

extension ListView {
  /// The bytes that show `list`.
  package func render(_ list: [Rows]) -> [UInt8] {
    let frame = frame(list)
    var bytes = frame.head
    bytes.reserveCapacity(
      list.reduce(64) { $0 + $1.bytes.count + (10 + frame.separator.count) * $1.count })
    var isFirst = true
    for rows in list {
      rows.forEach { id, text in
        if !isFirst { bytes += frame.separator }
        isFirst = false
        append(id, text, in: frame, to: &bytes)
      }
    }
    bytes += frame.tail
    return bytes
  }
}
