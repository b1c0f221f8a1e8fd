import Dates
import Model

extension Recurrence {
  /// Reads a period of Taskwarrior, such as `weekly`, `2w`, `3 months` or `P1M`; nil for one shorter than a day.
  init?(taskwarrior text: String) {
    let text = text.lowercased().filter { $0 != " " }
    let names: [String: (Int, CalendarUnit)] = [
      "daily": (1, .day), "day": (1, .day), "weekly": (1, .week), "sennight": (1, .week),
      "biweekly": (2, .week), "fortnight": (2, .week), "monthly": (1, .month),
      "bimonthly": (2, .month), "quarterly": (3, .month), "semiannual": (6, .month),
      "annual": (1, .year), "yearly": (1, .year), "biannual": (2, .year), "biyearly": (2, .year),
    ]
    if text == "weekdays" || text == "weekday" {
      self = .weekdays
      return
    }
    if let (count, unit) = names[text] {
      self.init(every: count, unit)
      return
    }
    let period = text.hasPrefix("p") ? text.dropFirst() : text[...]
    let digits = period.prefix(while: \.isNumber)
    let count = digits.isEmpty ? 1 : Int(digits) ?? 0
    guard (1...3_000).contains(count) else { return nil }
    switch period[digits.endIndex...] {
    case "d", "day", "days": self.init(every: count, .day)
    case "w", "wk", "wks", "week", "weeks": self.init(every: count, .week)
    case "m" where text.hasPrefix("p"): self.init(every: count, .month)
    case "mo", "mos", "mth", "mths", "mnth", "mnths", "month", "months":
      self.init(every: count, .month)
    case "q", "qtr", "qtrs", "quarter", "quarters": self.init(every: 3 * count, .month)
    case "y", "yr", "yrs", "year", "years": self.init(every: count, .year)
    default: return nil
    }
  }
}

/// Which of Taskwarrior's tasks are templates, and which are their instances.
struct TaskwarriorTemplates {
  /// The place of each template, by its UUID.
  private var templates: [String: Int] = [:]
  /// The places of the open instances of a template.
  private var instances: [String: [Int]] = [:]

  mutating func note(_ members: [JSONMember], _ status: String, place: Int) {
    if status == "recurring", let uuid = members["uuid"]?.word {
      templates[uuid] = place
    } else if status != "completed", let parent = members["parent"]?.word {
      instances[parent, default: []].append(place)
    }
  }

  /// The tasks without the templates that have open instances; of these the last alone comes back.
  func resolve(_ tasks: [TaskItem], _ losses: Losses) -> [TaskItem] {
    var tasks = tasks
    var removed: Set<Int> = []
    for (uuid, places) in instances {
      let last = places.max { (tasks[$0].due ?? "", $0) < (tasks[$1].due ?? "", $1) }
      for place in places where place != last { tasks[place].every = nil }
      guard let template = templates[uuid] else { continue }
      if let last {
        tasks[last].created = min(tasks[last].created, tasks[template].created)
        let notes = [tasks[template].note, tasks[last].note].compactMap(\.self)
        if !notes.isEmpty { tasks[last].note = notes.joined(separator: "\n") }
      }
      removed.insert(template)
      losses.change("templates of recurring tasks, now the last instance")
    }
    return tasks.indices.filter { !removed.contains($0) }.map { tasks[$0] }
  }
}
