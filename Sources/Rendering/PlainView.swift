import TaskList

/// A line a task: the id, a tab, the text.
struct PlainView: ListView {
  var name: String { "plain" }

  func frame(_ list: [Rows]) -> ListFrame { ListFrame() }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListFrame,
    to bytes: inout [UInt8]
  ) {
    bytes.append(decimal: id)
    bytes.append(UInt8(ascii: "\t"))
    bytes.appendVisible(text)
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension [UInt8] {
  /// Adds the digits of `number`, which is not negative.
  mutating func append(decimal number: Int64) {
    var place: Int64 = 1
    while number / place >= 10 { place *= 10 }
    while place > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10))
      place /= 10
    }
  }
}
