import TaskList

/// A line a task: the id, a tab, the text.
func plainList(_ rows: Rows) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(rows.bytes.count + 10 * rows.count)
  rows.forEach { id, text in
    bytes += "\(id)\t".utf8
    bytes.appendVisible(text)
    bytes.append(UInt8(ascii: "\n"))
  }
  return bytes
}
