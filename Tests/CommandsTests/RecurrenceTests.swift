import TestSupport
import Testing

/// Tasks that come back, as a user sees them.
@Suite struct RecurrenceTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-27T09:00:00Z", "TASKS_USER": "anna"])
  }

  @Test func doneAddsTheNext() async throws {
    #expect(
      try await tasks("add", "Water plants", "--due", "today", "--every", "week")
        == "added #1 Water plants (due 2026-11-27 (today), every week)\n")
    #expect(
      try await tasks("done", "1") == "done #1 Water plants; next #2 due 2026-12-04 (4 Dec)\n")
    #expect(try await tasks("list") == "2\tWater plants\t2026-12-04\n")
    #expect(try await tasks("undo") == "undid done of #1 Water plants, next #2\n")
    #expect(try await tasks("list") == "1\tWater plants\t2026-11-27\n")
    #expect(try await tasks("redo") == "redid done of #1 Water plants, next #2\n")
    #expect(
      try await tasks("log", "--limit", "1").hasSuffix("redid step 2: #1 Water plants, next #2\n"))
  }

  /// The rule, the due date, when it is done, and the next due date.
  @Test(arguments: [
    ("day", "2026-11-27", "2026-11-27T09:00:00Z", "2026-11-28"),
    ("day", "2026-11-20", "2026-11-27T09:00:00Z", "2026-11-28"),
    ("2 days", "2026-11-20", "2026-11-27T09:00:00Z", "2026-11-28"),
    ("weekday", "2026-11-27", "2026-11-27T09:00:00Z", "2026-11-30"),
    ("week", "2026-12-04", "2026-11-27T09:00:00Z", "2026-12-11"),
    ("2w", "2026-10-02", "2026-11-27T09:00:00Z", "2026-12-11"),
    ("mon,thu", "2026-11-26", "2026-11-27T09:00:00Z", "2026-11-30"),
    ("month", "2026-10-15", "2026-11-27T09:00:00Z", "2026-12-15"),
    ("month", "2027-01-31", "2027-01-31T09:00:00Z", "2027-02-28"),
    ("30th", "2027-01-30", "2027-01-31T09:00:00Z", "2027-02-28"),
    ("30th", "2027-02-28", "2027-02-28T09:00:00Z", "2027-03-30"),
    ("last day", "2027-02-28", "2027-02-28T09:00:00Z", "2027-03-31"),
    ("1st mon", "2026-12-07", "2026-12-07T09:00:00Z", "2027-01-04"),
    ("last fri", "2026-11-27", "2026-11-27T09:00:00Z", "2026-12-25"),
    ("quarter", "2026-11-27", "2026-11-27T09:00:00Z", "2027-02-27"),
    ("year", "2026-11-27", "2026-11-27T09:00:00Z", "2027-11-27"),
    ("after 3d", "2026-11-20", "2026-11-27T09:00:00Z", "2026-11-30"),
    ("after 1 month", "2026-11-20", "2027-01-31T09:00:00Z", "2027-02-28"),
    ("day", "2026-11-26T08:00", "2026-11-27T09:00:00Z", "2026-11-28T08:00:00Z"),
    ("day", "2026-11-26T10:00", "2026-11-27T09:00:00Z", "2026-11-27T10:00:00Z"),
  ])
  func theNextDueDate(rule: String, due: String, now: String, expected: String) async throws {
    _ = try await tasks("add", "x", "--due", due, "--every", rule)
    _ = try await tasks("done", "1", at: now)
    let json = try await home.tasks("list", "--format", "jsonl").output
    #expect(json.contains("\"due\": \"\(expected)\""), "\(json)")
  }

  @Test func aTimeOfDayStaysWhenClocksChange() async throws {
    let zone = ["TZ": "Europe/Berlin", "TASKS_NOW": "2027-03-27T09:00:00Z"]
    try await home.tasks(
      "add", "x", "--due", "2027-03-27T08:00", "--every", "day", environment: zone)
    try await home.tasks("done", "1", environment: zone)
    #expect(try await home.tasks("list", environment: zone).output == "2\tx\t2027-03-28 08:00\n")
  }

  @Test func withoutADueDateItBeginsToday() async throws {
    #expect(
      try await tasks("add", "x", "--every", "mon")
        == "added #1 x (due 2026-11-30 (Mon), every mon)\n")
    #expect(
      try await tasks("add", "y", "--every-after", "3d") == "added #2 y (every after 3 days)\n")
    #expect(try await tasks("done", "2") == "done #2 y; next #3 due 2026-11-30 (Mon)\n")
  }

  @Test func itEnds() async throws {
    _ = try await tasks("add", "x", "--due", "today", "--every", "week", "--until", "2026-12-05")
    _ = try await tasks("done", "1")
    #expect(
      try await tasks("done", "2") == "done #2 x (the last one: every week until 2026-12-05)\n")
    _ = try await tasks("add", "y", "--due", "today", "--every", "week")
    #expect(try await tasks("edit", "3", "--no-every") == "edited #3 y (not recurring)\n")
    #expect(try await tasks("done", "3") == "done #3 y\n")
    #expect(try await tasks("list") == "")
  }

  @Test(arguments: ["often", "0 days", "2h", "after mon", "5th mon", "mon,", "32nd"])
  func anythingElseIsRefused(rule: String) async throws {
    let ended = try await home.tasks("add", "x", "--every", rule)
    #expect(
      ended.status == 2
        && ended.errors.contains("is not a recurrence; nothing was changed (for example:"),
      "\(ended)")
  }

  @Test func anotherPeriodHasTheSameEnd() async throws {
    _ = try await tasks("add", "x", "-d", "today", "--every", "day", "--until", "2026-12-31")
    #expect(
      try await tasks("edit", "1", "--every", "week")
        == "edited #1 x (every week until 2026-12-31)\n")
    #expect(
      try await tasks("add", "y", "-d", "today", "--every", "day", "--until", "yesterday")
        == "tasks: --until is before the due date; nothing was changed\n")
  }

  /// Too short a month does not move the day for good.
  @Test(arguments: [
    ("month", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
    ("2 months", ["2026-12-31", "2027-02-28", "2027-04-30", "2027-06-30", "2027-08-31"]),
    ("quarter", ["2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"]),
    ("2 quarters", ["2027-08-31", "2028-02-29", "2028-08-31"]),
    ("year", ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
  ])
  func theDayOfTheMonthStays(rule: String, dues: [String]) async throws {
    _ = try await tasks("add", "x", "--due", dues[0], "--every", rule)
    for (index, due) in dues.enumerated() {
      #expect(try await tasks("list", "--template", "{due}") == "\(due)\n")
      _ = try await tasks("done", "\(index + 1)", at: "\(due)T09:00:00Z")
    }
  }

  @Test func anotherDueDateIsAnotherDayOfTheMonth() async throws {
    #expect(
      try await tasks("add", "x", "--due", "2026-12-31", "--every", "month").contains(
        "every month on the 31st"))
    #expect(try await tasks("count", "--where", "every=month") == "1\n")
    #expect(try await tasks("edit", "1", "--due", "2027-02-15").contains("every month)"))
    #expect(try await tasks("done", "1").contains("next #2 due 2027-03-15"))
  }

  @Test func aDateOfLongAgoTakesNoTime() async throws {
    try await home.tasks(
      "add", "-", "-d", "today", input: (1...2_000).map { "task \($0)\n" }.joined())
    try await home.sql("UPDATE task SET every = 'day', due = '1970-01-02'")
    #expect(
      try await tasks("done", "1-2000", "--format", "ids").split(separator: "\n").count == 4_000)
    #expect(
      try await tasks("list", "-d", "tomorrow", "--format", "ids").split(separator: "\n").count
        == 2_000)
  }

  @Test func aDueDateIsOneOfTheDays() async throws {
    #expect(
      try await tasks("add", "x", "-d", "sat 9:00", "--every", "weekday").contains(
        "due 2026-11-30 09:00"))
    #expect(
      try await tasks("add", "x", "-d", "today", "--every", "15th").contains("due 2026-12-15"))
  }

  @Test func itWaitsBeforeItIsDue() async throws {
    #expect(
      try await tasks("add", "x", "-d", "2026-12-20", "--wait", "-1w")
        == "added #1 x (due 2026-12-20 (20 Dec), waiting until 2026-12-13 (13 Dec))\n")
    #expect(
      try await tasks("edit", "1", "--wait", "2027-01-05").hasSuffix(
        "tasks: #1 waits until after it is due\n"))
    #expect(try await tasks("add", "y", "--wait", "-1w").contains("--wait needs a due date"))
  }

  @Test func aPreviewCountsTheTasksOfTheRequest() async throws {
    _ = try await tasks("add", "x", "-d", "today", "--every", "day")
    #expect(try await tasks("done", "--where", "text=x").contains("1 task matches"))
  }

  @Test func untilNeedsARecurrence() async throws {
    _ = try await tasks("add", "x")
    #expect(
      try await tasks("edit", "1", "--until", "fri")
        == "tasks: #1: --until needs a recurrence (see --every); nothing was changed\n")
  }

  /// Whoever is first adds the next task, and nobody a second one.
  @Test(arguments: 1...3)
  func twentyAtOnceAddOneNextTask(round: Int) async throws {
    for number in 1...3 {
      try await home.tasks("add", "task \(number)", "--due", "today", "--every", "day")
    }
    let before = try await home.tasks("list", "--format", "json").output
    let ended = try await atOnce(home, (1...20).map { _ in ["done", "1-3"] })
    #expect(ended.allSatisfy { $0.status == 0 }, "\(ended)")
    #expect(ended.count { $0.output.contains("; next #") } == 1)
    let sql = "SELECT count(*), count(done), count(every) FROM task"
    #expect(try await home.sql(sql) == "6|3|3\n")
    #expect(try await home.tasks("undo").status == 0)
    #expect(try await home.tasks("list", "--format", "json").output == before)
    #expect(try await home.tasks("undo", "--steps", "3").status == 0)
    #expect(try await home.tasks("list", "--all") == Ended())
  }
}
