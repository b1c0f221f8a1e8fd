import TaskList

/// Aligned columns under a heading, each row cut to `width` columns of a terminal.
struct TableView: ListView {
  let width: Int
  let style: Style

  var name: String { "table \(width) \(style)" }

  func frame(_ list: [Rows]) -> ListFrame {
    var frame = ListFrame()
    guard let last = list.last(where: { $0.count > 0 })?.lastID else { return frame }
    let idWidth = max(2, String(last).utf8.count)
    frame.layout = [idWidth]
    frame.head = Array((style.faint(padded("ID", to: idWidth) + "  Task") + "\n").utf8)
    return frame
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListFrame,
    to bytes: inout [UInt8]
  ) {
    let room = max(1, width - frame.layout[0] - 2)
    bytes += style.number(padded(String(id), to: frame.layout[0])).utf8
    bytes += "  ".utf8
    if text.isPrintableASCII && text.count <= room {
      bytes.appendVisible(text)
    } else {
      bytes += cut(visible(text.string), to: room).utf8
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}

private func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.utf8.count)) + text
}
