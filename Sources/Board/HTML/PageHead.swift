/// What a page has before its tasks.
struct PageHead {
  let filter: PageFilter
  let kind: HTMLRenderer.Kind
  let names: FieldNames
  /// How many tasks it shows, and how many there are to show.
  let shown, matched: Int
  /// Such as `open `, before the word tasks.
  let state: String

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    let title = if case .shared(let list) = kind { list } else { "Tasks" }
    bytes.openPage(title, isLive: true)
    bytes.append(html: "<a class=\"skip\" href=\"#tasks\">Skip to the list</a>\n<header><h1>")
    bytes.append(text: title)
    bytes.append(html: "</h1>")
    if !kind.isShared { bytes += Slot.user.bytes }
    bytes.append(html: "</header>\n")
    if !kind.isShared { bytes += Slot.said.bytes }
    if kind == .writing { appendForms(to: &bytes) }
    if !kind.isShared { appendFilter(to: &bytes) }
    bytes.append(html: "<main id=\"tasks\" tabindex=\"-1\">\n<h2 id=\"count\">")
    bytes += count.utf8
    bytes.append(html: "</h2>\n")
    if shown < matched, !kind.isShared {
      bytes.append(html: "<p><a")
      bytes.append(attribute: "href", filter.with("limit", "0").address())
      bytes.append(html: ">Show all</a></p>\n")
    }
    bytes.append(html: "<ul class=\"tasks\">\n")
    return bytes
  }

  private var count: String {
    guard matched > 0 else { return "No \(state)tasks" }
    let all = shown < matched ? "\(shown) of \(matched)" : "\(matched)"
    return "\(all) \(state)task\(matched == 1 ? "" : "s")"
  }

  private func appendForms(to bytes: inout [UInt8]) {
    // One form for the buttons of all tasks, so that the token is in one place.
    bytes.append(html: "<form id=\"change\" method=\"post\" action=\"/change\">")
    appendHidden(to: &bytes)
    bytes.append(html: "</form>\n<form class=\"add\" method=\"post\" action=\"/add\">")
    appendHidden(to: &bytes)
    var fields = TaskFields()
    fields.list = filter.parameters["list"] ?? ""
    fields.tags = filter.parameters.values("tag").joined(separator: " ")
    fields.append(to: &bytes, names: names, foldsMore: true)
    bytes.append(html: "<button class=\"main\">Add</button></form>\n")
  }

  private func appendHidden(to bytes: inout [UInt8]) {
    bytes += Slot.token.bytes
    bytes.append(html: "<input type=\"hidden\" name=\"back\"")
    bytes.append(attribute: "value", filter.address())
    bytes.append(html: ">")
  }

  private func appendFilter(to bytes: inout [UInt8]) {
    let values = filter.parameters
    bytes.append(html: "<div role=\"search\"><details class=\"filter\"")
    if !values.all.isEmpty { bytes.append(html: " open") }
    bytes.append(html: "><summary>Filter</summary>")
    bytes.append(html: "<form method=\"get\" action=\"/\">")
    bytes.append(
      html: "<p><label for=\"q\">Search</label><input type=\"search\" id=\"q\" name=\"q\"")
    bytes.append(attribute: "value", values.values("q").joined(separator: " "))
    bytes.append(html: "></p>")
    select("list", "List", names.lists.map { ($0, $0) }, to: &bytes)
    select("tag", "Tag", names.tags.map { ($0, $0) }, to: &bytes)
    select(
      "due", "Due",
      [
        ("today", "today"), ("week", "this week"), ("overdue", "overdue"), ("any", "with a date"),
        ("none", "without a date"),
      ], to: &bytes)
    select(
      "state", "State", [("waiting", "waiting"), ("done", "done"), ("all", "all")], all: "open",
      to: &bytes)
    for (name, value) in values.all where !PageFilter.fields.contains(name) {
      bytes += "<input type=\"hidden\" name=\"\(name)\"".utf8
      bytes.append(attribute: "value", value)
      bytes.append(html: ">")
    }
    bytes.append(html: "<button>Filter</button>")
    if !values.all.isEmpty { bytes.append(html: "<a class=\"button\" href=\"/\">Show all</a>") }
    bytes.append(html: "</form></details></div>\n")
  }

  private func select(
    _ name: String, _ label: String, _ options: [(value: String, label: String)],
    all: String = "any", to bytes: inout [UInt8]
  ) {
    let given = filter.parameters.values(name)
    bytes += "<p><label for=\"f-\(name)\">\(label)</label>".utf8
    bytes += "<select id=\"f-\(name)\" name=\"\(name)\"><option value=\"\">\(all)</option>".utf8
    let unknown = given.filter { value in !options.contains { $0.value == value } }
    for (value, label) in options + unknown.map({ ($0, $0) }) {
      bytes.append(html: "<option")
      bytes.append(attribute: "value", value)
      if given.contains(value) { bytes.append(html: " selected") }
      bytes.append(html: ">")
      bytes.append(text: label)
      bytes.append(html: "</option>")
    }
    bytes.append(html: "</select></p>")
  }
}

extension [UInt8] {
  /// Begins a document, up to its body; with `isLive` it follows changes of the list.
  mutating func openPage(_ title: String, isLive: Bool = false) {
    append(html: "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">")
    append(html: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    append(html: "<meta name=\"color-scheme\" content=\"light dark\"><title>")
    append(text: title)
    append(html: "</title>")
    self += "<link rel=\"stylesheet\" href=\"\(Asset.style.address)\">".utf8
    append(html: "<link rel=\"icon\" href=\"data:,\">")
    if isLive { self += "<script src=\"\(Asset.script.address)\" defer></script>".utf8 }
    append(html: "</head>\n<body>\n")
  }

  mutating func closePage() { append(html: "</body>\n</html>\n") }
}
