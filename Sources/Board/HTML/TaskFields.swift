import Dates
import Model
import Text

/// The everyday fields of a task as a form has them.
struct TaskFields: Equatable {
  var text = ""
  var list = ""
  /// With blanks between them.
  var tags = ""
  var priority = ""
  var due = ""
  var note = ""

  init() {}

  init(_ form: Parameters) {
    text = form["text"] ?? ""
    list = form["list"] ?? ""
    tags = form["tags"] ?? ""
    priority = form["priority"] ?? ""
    due = form["due"] ?? ""
    // Browsers end lines with CR and LF.
    note = (form["note"] ?? "").unicodeScalars.filter { $0 != "\r" }.reduce(into: "") {
      $0.unicodeScalars.append($1)
    }
  }

  init(_ task: TaskItem, _ clock: WallClock) {
    text = task.text
    list = task.list ?? ""
    tags = task.tags.joined(separator: " ")
    priority = task.priority?.name ?? ""
    note = task.note ?? ""
    guard let date = task.due.flatMap(DueDate.init(stored:)) else { return }
    var bytes: [UInt8] = []
    var writer = DateWriter(clock: clock)
    writer.append(exact: date, to: &bytes)
    due = String(decoding: bytes, as: UTF8.self)
  }

  /// What of `old` is changed; nil is a new task.
  func edit(from old: TaskFields?, _ clock: WallClock) throws -> TaskEdit {
    var edit = TaskEdit()
    let before = old ?? TaskFields()
    if old != nil, text != before.text { edit.text = try checkedText().string }
    if list != before.list {
      edit.list =
        list.isEmpty ? .clear : .set(try checkedName(list, of: "the list", allowsSpaces: true))
    }
    if tags != before.tags {
      edit.clearsTags = true
      edit.addedTags = try tags.split { $0 == " " || $0 == "," }.map {
        try checkedName(String($0), of: "a tag")
      }
    }
    if priority != before.priority {
      guard let wanted = Priority(name: priority) else {
        guard priority.isEmpty else { throw UsageError("unknown priority '\(priority)'") }
        edit.priority = .clear
        return try edited(edit, before, clock, old == nil)
      }
      edit.priority = .set(wanted)
    }
    return try edited(edit, before, clock, old == nil)
  }

  private func edited(
    _ edit: TaskEdit, _ before: TaskFields, _ clock: WallClock, _ isNew: Bool
  ) throws -> TaskEdit {
    var edit = edit
    if due != before.due {
      if due.isEmpty { edit.due = .clear } else { try edit.set(due: due, isNew: isNew, clock) }
    }
    if note != before.note {
      let checked = try checkedNote(note.trimmingEnd(\.isNewline), of: "the note")
      edit.note = checked.isEmpty ? .clear : .set(checked)
    }
    return edit
  }

  func checkedText() throws -> TaskText {
    do {
      return try TaskText(text)
    } catch {
      throw UsageError("the text \(error.reason)")
    }
  }

  /// Adds the fields, each with its label; with `foldsMore` all but the text can be folded away.
  func append(to bytes: inout [UInt8], names: FieldNames, foldsMore: Bool) {
    bytes.append(html: "<p class=\"wide\"><label for=\"text\">")
    bytes.append(html: foldsMore ? "Add a task" : "Task")
    bytes.append(html: "</label>")
    bytes.append(html: "<input id=\"text\" name=\"text\" required maxlength=\"4096\" dir=\"auto\"")
    bytes.append(html: " autocomplete=\"off\"")
    bytes.append(attribute: "value", text)
    bytes.append(html: "></p>")
    if foldsMore { bytes.append(html: "<details class=\"more\"><summary>More fields</summary>") }
    bytes.append(html: "<div class=\"fields\">")
    input("due", "Due", due, hint: "fri, 5-dec, 17:00, 2026-12-01", to: &bytes)
    input("list", "List", list, options: names.lists, to: &bytes)
    input("tags", "Tags", tags, hint: "with blanks between them", to: &bytes)
    bytes.append(html: "<p><label for=\"priority\">Priority</label>")
    bytes.append(html: "<select id=\"priority\" name=\"priority\"><option value=\"\">none</option>")
    for name in Priority.allCases.map(\.name) {
      bytes += "<option\(name == priority ? " selected" : "")>\(name)</option>".utf8
    }
    bytes.append(html: "</select></p>")
    bytes.append(html: "<p class=\"wide\"><label for=\"note\">Note</label>")
    bytes.append(html: "<textarea id=\"note\" name=\"note\" rows=\"4\" dir=\"auto\">\n")
    bytes.append(attribute: note)
    bytes.append(html: "</textarea></p></div>")
    if foldsMore { bytes.append(html: "</details>") }
  }

  private func input(
    _ name: String, _ label: String, _ value: String, hint: String? = nil, options: [String] = [],
    to bytes: inout [UInt8]
  ) {
    bytes += "<p><label for=\"\(name)\">\(label)</label><input id=\"\(name)\" name=\"\(name)\"".utf8
    bytes.append(attribute: "value", value)
    if let hint { bytes.append(attribute: "placeholder", hint) }
    if !options.isEmpty { bytes.append(attribute: "list", "\(name)s") }
    bytes.append(html: ">")
    if !options.isEmpty {
      bytes += "<datalist id=\"\(name)s\">".utf8
      for option in options {
        bytes.append(html: "<option")
        bytes.append(attribute: "value", option)
        bytes.append(html: ">")
      }
      bytes.append(html: "</datalist>")
    }
    bytes.append(html: "</p>")
  }
}
