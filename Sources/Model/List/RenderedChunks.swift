/// The bytes that show a list, in parts of one size, of which the last may be smaller.
///
/// A part is made when it is asked for, and whoever asks again has it made again: a long list as it
/// is shown would take more memory than its tasks.
package struct RenderedChunks: Sequence, IteratorProtocol {
  package let list: [PackedTasks]
  package let frame: ListLayout
  /// Rendered tasks by number, from the cache.
  package var fragments: [Int64: [UInt8]] = [:]
  private let view: any ListRenderer
  private let limit: Int
  private let capacity: Int
  private var rows: LaidOutTasks
  private var isFirst = true
  private var tail: [UInt8]
  /// What the next part begins with; nil when there is none.
  private var rest: [UInt8]?
  /// The next part when it is already rendered.
  private var begun: [UInt8]?

  /// Shows `list` with `view`, in parts of `limit` bytes.
  package init(_ view: any ListRenderer, _ list: [PackedTasks], upTo limit: Int) {
    let frame = view.frame(list)
    self.view = view
    self.list = list
    self.frame = frame
    self.limit = limit
    let size = list.reduce(64) { $0 + $1.bytes.count + (10 + frame.separator.count) * $1.count }
    // With room for the row that does not fit.
    capacity = Swift.min(limit, size) + 4_096
    rows = LaidOutTasks(list, frame)
    tail = frame.tail
    rest = frame.head
  }

  /// Renders the first part and keeps it, so that a list of one part is rendered once.
  package mutating func begin() {
    begun = next()
  }

  package mutating func next() -> [UInt8]? {
    if let begun {
      self.begun = nil
      return begun
    }
    guard var bytes = rest else { return nil }
    rest = nil
    bytes.reserveCapacity(capacity)
    while bytes.count <= limit {
      guard let row = rows.next() else {
        bytes += tail
        tail = []
        break
      }
      append(row, to: &bytes)
    }
    guard bytes.count > limit else { return bytes }
    rest = Array(bytes[limit...])
    bytes.removeLast(bytes.count - limit)
    return bytes
  }

  private mutating func append(_ row: LaidOutTask, to bytes: inout [UInt8]) {
    if !isFirst { bytes += frame.separator }
    isFirst = false
    bytes += row.heading
    if !fragments.isEmpty, let fragment = fragments[row.place.id] {
      bytes += fragment
    } else {
      list.with(row) { view.append(row.place.id, $0, $1, in: frame, to: &bytes) }
    }
  }
}
