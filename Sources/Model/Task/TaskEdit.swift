package import Dates

/// The fields of a task to change; nil leaves a field unchanged.
package struct TaskEdit: Equatable, Sendable {
  package var text: String?
  package var list: FieldUpdate<String>?
  /// Tags to remove, before others are added.
  package var removedTags: [String] = []
  package var clearsTags = false
  package var addedTags: [String] = []
  package var priority: FieldUpdate<Priority>?
  package var due: FieldUpdate<DueDate>?
  /// Moves the due date by this, or today's where there is none.
  package var dueSteps: DateSteps?
  package var wait: FieldUpdate<DueDate>?
  /// Waits until its due date moved by these steps, which are negative.
  package var waitSteps: DateSteps?
  package var every: FieldUpdate<Recurrence>?
  /// The last day of a recurrence.
  package var until: CivilDate?
  package var note: FieldUpdate<String>?
  /// Added to the note after a line break.
  package var appendedNote: String?
  /// The items of the checklist to mark as done, or as not done, counted from 1.
  package var checkedItems: [Int] = []
  package var uncheckedItems: [Int] = []
  package var addedItems: [String] = []

  package init() {}

  /// Sets a due date as a user types it; of a task that exists, one such as `+1w` counts from its own.
  package mutating func set(
    due text: String, isNew: Bool, _ clock: WallClock
  ) throws(DateError) {
    if !isNew, let steps = DateSteps(parsingSigned: text) {
      dueSteps = steps
    } else {
      due = .set(try DueDate(parsing: text, clock: clock))
    }
  }

  /// Sets until when a task waits; `-3d` is three days before it is due.
  package mutating func set(wait text: String, _ clock: WallClock) throws(DateError) {
    if let steps = DateSteps(parsingSigned: text), steps.leadBack {
      waitSteps = steps
    } else {
      wait = .set(try DueDate(parsing: text, clock: clock))
    }
  }

  /// Sets the last day of a recurrence.
  package mutating func set(until text: String, _ clock: WallClock) throws(DateError) {
    var zone = LocalZone()
    until = try DueDate(parsing: text, clock: clock).day(in: &zone)
  }

  /// Returns `task` with its fields changed and its times unchanged; throws when it has not what is to
  /// be changed.
  package func applied(to task: TaskItem, _ clock: WallClock) throws(FieldError) -> TaskItem {
    var task = task
    if let text { task.text = text }
    if let list { task.list = list.value }
    if let priority { task.priority = priority.value }
    var tags = Set(clearsTags ? [] : task.tags)
    tags.subtract(removedTags)
    tags.formUnion(addedTags)
    task.tags = tags.sorted()
    try applyDates(to: &task, clock)
    try applyNote(to: &task)
    return task
  }

  private func applyDates(to task: inout TaskItem, _ clock: WallClock) throws(FieldError) {
    if let due { task.due = due.value?.stored }
    if let dueSteps {
      let base = task.due.flatMap(DueDate.init(stored:)) ?? .day(clock.today)
      guard let moved = dueSteps.moved(base, clock) else {
        throw FieldError(field: "--due", reason: "leads out of the years 1970 to 9999")
      }
      task.due = moved.stored
    }
    if let wait { task.wait = wait.value?.stored }
    try applyRecurrence(to: &task, clock)
    if let waitSteps {
      guard let due = task.due.flatMap(DueDate.init(stored:)) else {
        throw FieldError(field: "--wait", reason: "needs a due date to count back from")
      }
      task.wait = waitSteps.moved(due, clock)?.stored
    }
  }

  private func applyRecurrence(to task: inout TaskItem, _ clock: WallClock) throws(FieldError) {
    let old = task.every.flatMap(Recurrence.init(stored:))
    if let every { task.every = every.value?.stored }
    guard every?.value != nil || until != nil else {
      // A new due date has another day of the month.
      if due?.value != nil || dueSteps != nil, let old,
        let date = task.due.flatMap(DueDate.init(stored:))
      {
        task.every = old.anchored(to: date).stored
      }
      return
    }
    guard var rule = task.every.flatMap(Recurrence.init(stored:)) else {
      throw FieldError(field: "--until", reason: "needs a recurrence (see --every)")
    }
    // Another period has the same last day, unless it is given one.
    rule.until = until ?? rule.until ?? old?.until
    let due = task.due.flatMap(DueDate.init(stored:))
    if let due { rule = rule.anchored(to: due) }
    task.due = (due.map { rule.first(from: $0, clock) } ?? rule.first(clock))?.stored
    var zone = LocalZone()
    if let last = rule.until, let due = task.due.flatMap(DueDate.init(stored:)),
      due.day(in: &zone) > last
    {
      throw FieldError(field: "--until", reason: "is before the due date")
    }
    task.every = rule.stored
  }

  private func applyNote(to task: inout TaskItem) throws(FieldError) {
    if let note { task.note = note.value }
    if let appendedNote {
      task.note = task.note.map { "\($0)\n\(appendedNote)" } ?? appendedNote
    }
    guard !checkedItems.isEmpty || !uncheckedItems.isEmpty || !addedItems.isEmpty else {
      return try checkLength(task)
    }
    var checklist = Checklist(task.note ?? "")
    for number in checkedItems { try checklist.mark(number, isDone: true, of: "--check") }
    for number in uncheckedItems { try checklist.mark(number, isDone: false, of: "--uncheck") }
    for item in addedItems { checklist.append(item) }
    task.note = checklist.note
    try checkLength(task)
  }

  private func checkLength(_ task: TaskItem) throws(FieldError) {
    guard appendedNote != nil || !addedItems.isEmpty, let note = task.note else { return }
    _ = try checkedNote(note, of: "its note")
  }
}

/// The new value of a field that a task may do without.
package enum FieldUpdate<Value: Equatable & Sendable>: Equatable, Sendable {
  case clear
  case set(Value)

  var value: Value? {
    if case .set(let value) = self { value } else { nil }
  }
}
