import Dates
import Queries
import Model
import TestSupport

/// Monday, 23 November 2026, nine in the morning in Berlin, where all of these tests are.
func monday(_ time: String = "09:00:00") throws -> WallClock {
  try WallClock(parsing: "2026-11-23T\(time)")
}

/// PackedTasks of `items`, in two buffers where there are several.
func buffers(_ items: [TaskItem]) -> [PackedTasks] {
  let half = items.count / 2
  return [items[..<half], items[half...]].filter { !$0.isEmpty }.map { part in
    var rows = PackedTasks()
    for item in part { rows.append(item) }
    return rows
  }
}

/// The milliseconds of a moment in Berlin.
func milliseconds(_ words: String) throws -> Int64 {
  try WallClock(parsing: words).milliseconds
}

func inBerlin<Result>(_ body: () throws -> Result) rethrows -> Result {
  try inZone("Europe/Berlin", body)
}

/// Tasks that differ in all that can be asked for.
func assortment() throws -> [TaskItem] {
  let day = Int64(86_400_000)
  let now = try monday().milliseconds
  return [
    TaskItem(
      id: 1, text: "Buy Milk", list: "home", tags: ["shop"], priority: .low, due: "2026-11-23",
      created: now - 9 * day, changed: now - 9 * day),
    TaskItem(
      id: 2, text: "Call the café", list: "work", tags: ["phone", "shop"], priority: .high,
      due: "2026-11-22", created: now - 8 * day, changed: now - day),
    TaskItem(
      id: 3, text: "Fix parser", list: "work", note: "crème brûlée\nfor the milkman",
      created: now - 7 * day, changed: now - 7 * day),
    TaskItem(
      id: 4, text: "ÜBUNG macht den Meister", tags: ["shopping"], priority: .medium,
      due: "2026-11-23T07:30Z", created: now - 6 * day, changed: now - 6 * day),
    TaskItem(
      id: 5, text: "Write letter", list: "home", due: "2026-11-29", created: now - 5 * day,
      changed: now - 5 * day),
    TaskItem(
      id: 6, text: "Paid the milk bill", list: "home", due: "2026-11-20", created: now - 4 * day,
      changed: now - 2 * day, done: now - 2 * day),
    TaskItem(
      id: 7, text: "日本語を学ぶ", tags: ["a", "b"], due: "2026-11-23T16:00Z", created: now - 3 * day,
      changed: now - 3 * day, done: now - 1 * day),
    TaskItem(id: 8, text: "Plan holidays", due: "2027-01-01"),
  ]
}

/// The same, and a task that waits and one that comes back.
func assortmentWithDates() throws -> [TaskItem] {
  try assortment() + [
    TaskItem(id: 9, text: "Ski trip", list: "garden", wait: "2026-12-05"),
    TaskItem(
      id: 10, text: "Water, feed", list: "garden", due: "2026-11-27", wait: "2026-11-23T07:00Z",
      every: "2 weeks until 2027-06-01"),
  ]
}

/// Tasks of every state.
let allStates = TaskStates.all

extension TaskQuery {
  /// The numbers of the tasks of `items` that it chooses, of those that its state has.
  func chosen(_ items: [TaskItem], _ clock: WallClock) -> [Int64] {
    let made = items.filter { item in
      switch status {
      case .open: item.done == nil
      case .done: item.done != nil
      case .all: true
      }
    }
    return ids(in: buffers(made), clock)
  }
}
