package import TaskList

/// A line a task that tells what was done to it, such as `added #1 Buy milk`.
package func changeWords(_ verb: String, _ items: [TaskItem], style: Style) -> [UInt8] {
  var bytes: [UInt8] = []
  for item in items {
    bytes += "\(verb) \(style.number("#\(item.id)")) \(visible(item.text))\n".utf8
  }
  return bytes
}
