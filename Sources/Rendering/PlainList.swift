import TaskList

/// A line a task: the id, a tab, the text.
func plainList(_ rows: Rows) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(rows.bytes.count + 10 * rows.count)
  rows.forEach { id, text in
    bytes.append(decimal: id)
    bytes.append(UInt8(ascii: "\t"))
    bytes.appendVisible(text)
    bytes.append(UInt8(ascii: "\n"))
  }
  return bytes
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
