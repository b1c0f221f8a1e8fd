package import Dates
package import Model
import Text

/// All fields of each task, one line per field, and its note after them.
package func itemText(_ items: [TaskItem], _ clock: WallClock, style: Style) -> [UInt8] {
  var writer = DateWriter(clock: clock)
  var text = ""
  for (index, item) in items.enumerated() {
    if index > 0 { text += "\n" }
    text += "\(style.number("#\(item.id)")) \(visible(item.text))\n"
    for (name, value) in fields(of: item, clock, &writer) {
      let name = name + String(repeating: " ", count: 10 - name.count)
      text += "\(style.faint(name))\(visible(value))\n"
    }
    if let note = item.note { text += "\n" + noteText(note, style) }
  }
  return Array(text.utf8)
}

/// A note, with the numbers of the items of its checklist.
private func noteText(_ note: String, _ style: Style) -> String {
  let items = Checklist(note).items
  let width = String(items.count).count
  let numbers = Dictionary(uniqueKeysWithValues: zip(items.map(\.line), 1...max(1, items.count)))
  var text = ""
  let lines = note.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
  for (index, line) in lines.enumerated() {
    if !items.isEmpty {
      let number = numbers[index].map(String.init) ?? ""
      let cell = String(repeating: " ", count: width - number.count) + number
      text += "\(style.number(cell))  "
    }
    let line = line.last == 0x0D ? line.dropLast() : line
    text += visible(String(decoding: line, as: UTF8.self)) + "\n"
  }
  return text
}

private func fields(
  of item: TaskItem, _ clock: WallClock, _ writer: inout DateWriter
) -> [(name: String, value: String)] {
  var fields: [(name: String, value: String)] = []
  if let list = item.list { fields.append(("list", list)) }
  if !item.tags.isEmpty { fields.append(("tags", item.tags.joined(separator: ", "))) }
  if let priority = item.priority { fields.append(("priority", priority.name)) }
  if let due = item.due { fields.append(("due", dueText(due, &writer))) }
  if let every = item.every { fields.append(("every", every)) }
  if let key = item.key { fields.append(("key", key)) }
  if let claim = item.claim, claim.holds(at: clock.milliseconds) {
    let left = durationText(claim.until - clock.milliseconds)
    fields.append(("claimed", "by \(claim.owner) for \(left) (claim \(claim.id))"))
  }
  if let wait = item.wait { fields.append(("wait", dueText(wait, &writer))) }
  fields.append(("created", momentWords(item.created, &writer)))
  if item.changed != item.created {
    fields.append(("changed", momentWords(item.changed, &writer)))
  }
  if let done = item.done { fields.append(("done", momentWords(done, &writer))) }
  return fields
}

/// A stored due date with its day relative to today, such as `2026-12-01 (tomorrow)`.
func dueText(_ stored: String, _ writer: inout DateWriter) -> String {
  guard let due = DueDate(stored: stored) else { return stored }
  var exact: [UInt8] = []
  writer.append(exact: due, to: &exact)
  var relative: [UInt8] = []
  writer.append(relative: due, to: &relative)
  return "\(String(decoding: exact, as: UTF8.self)) (\(String(decoding: relative, as: UTF8.self)))"
}

/// A time relative to now, such as `5 min ago`.
func relativeTime(_ milliseconds: Int64, _ writer: inout DateWriter) -> String {
  var bytes: [UInt8] = []
  writer.append(relative: milliseconds, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

private func momentWords(_ milliseconds: Int64, _ writer: inout DateWriter) -> String {
  var bytes: [UInt8] = []
  writer.append(iso: milliseconds, to: &bytes)
  let exact = String(decoding: bytes, as: UTF8.self)
  return "\(exact) (\(relativeTime(milliseconds, &writer)))"
}
