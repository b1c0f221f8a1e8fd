import Dates
import Queries
import Rendering
import Model
import TestSupport

/// What is shown in Berlin, on Monday, 23 November 2026, at nine in the morning unless said otherwise.
func screen(
  _ items: [TaskItem], _ format: ListFormat = .table, width: Int = 80, hasColor: Bool = false,
  at time: String = "2026-11-23T09:00:00", zone: String = "Europe/Berlin",
  _ change: (inout RenderOptions) -> Void = { _ in }
) throws -> String {
  try withView(format, width: width, hasColor: hasColor, at: time, zone: zone, change) { view in
    String(decoding: view.render([rows(items)]), as: UTF8.self)
  }
}

/// Makes a view as above and passes it to `body`, in its zone.
func withView<Result>(
  _ format: ListFormat = .table, width: Int = 80, hasColor: Bool = false,
  at time: String = "2026-11-23T09:00:00", zone: String = "Europe/Berlin",
  _ change: (inout RenderOptions) -> Void = { _ in }, _ body: (any ListRenderer) throws -> Result
) throws -> Result {
  try inZone(zone) {
    var look = RenderOptions(clock: try WallClock(parsing: time))
    look.width = width
    look.style = Style(hasColor: hasColor)
    look.zone = zone
    change(&look)
    return try body(format.view(look))
  }
}

/// PackedTasks of the tasks of a list, in the order of their numbers.
func rows(_ items: [TaskItem]) -> PackedTasks {
  var rows = PackedTasks()
  for item in items { rows.append(item) }
  return rows
}

/// A list with something of everything.
let assortment = [
  TaskItem(id: 1, text: "Buy milk", list: "home", tags: ["shop"], due: "2026-11-23"),
  TaskItem(
    id: 2, text: "Call mum", list: "home", priority: .high, due: "2026-11-20",
    note: "She is back from holidays."),
  TaskItem(
    id: 9, text: "Release 2.0", list: "work", tags: ["release", "urgent"],
    due: "2026-11-23T16:00Z", note: "- [x] tests\n- [x] changelog\n- [ ] tag\n- [ ] announce"),
  TaskItem(id: 10, text: "日本語の宿題を終わらせる", tags: ["勉強"], due: "2026-11-24"),
  TaskItem(id: 11, text: "לקנות חלב", list: "בית", due: "2026-11-23T07:30Z"),
  TaskItem(
    id: 120, text: "👩‍👩‍👧 picnic 🇩🇪 with everything that a picnic needs, and a blanket to sit upon ❤️",
    list: "a-list-with-a-rather-long-name", tags: ["family", "outside", "weekend"],
    due: "2027-05-01"),
  TaskItem(id: 121, text: "Nothing else \u{1B}[31m\u{202E}known"),
]
