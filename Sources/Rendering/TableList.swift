import TaskList

/// Aligned columns under a heading, each row cut to `width` columns of a terminal.
func tableList(_ rows: Rows, width: Int, style: Style) -> [UInt8] {
  guard rows.count > 0 else { return [] }
  var idWidth = 2
  rows.forEach { id, _ in idWidth = max(idWidth, String(id).utf8.count) }
  let room = max(1, width - idWidth - 2)
  var bytes = Array(style.faint(padded("ID", to: idWidth) + "  Task").utf8)
  bytes.append(UInt8(ascii: "\n"))
  rows.forEach { id, text in
    bytes += style.number(padded(String(id), to: idWidth)).utf8
    bytes += "  ".utf8
    if text.isPrintableASCII && text.count <= room {
      bytes.appendVisible(text)
    } else {
      bytes += cut(visible(text.string), to: room).utf8
    }
    bytes.append(UInt8(ascii: "\n"))
  }
  return bytes
}

private func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.utf8.count)) + text
}
