import Dates
import Model

/// The rest of a statement that chooses ``UrgentTasks`` of the open tasks `t`, as `TaskQuery` does.
///
/// It fails where another program has stored something else than a date.
struct UrgencyClause {
  private(set) var sql = ""
  private(set) var parameters: [[UInt8]?] = []

  init(_ tasks: UrgentTasks) {
    let zone = parameter(tasks.zone)
    let today = parameter(DueDate.day(tasks.clock.today).stored)
    let minute = parameter(
      UTCMinute(seconds: tasks.clock.seconds).map { DueDate.instant($0).stored } ?? "")
    let due =
      "CASE length(t.due) WHEN 17 THEN extract(epoch FROM t.due::timestamptz)"
      + " WHEN 10 THEN extract(epoch FROM (t.due::date + 1)::timestamp AT TIME ZONE \(zone)) END"
    let conditions = tasks.conditions.map { condition in
      "(\(test(condition.test))) = \(!condition.isNegated)"
    }
    sql = """
      AND (t.wait IS NULL OR t.wait <= CASE length(t.wait) WHEN 17 THEN \(minute) ELSE \(today) END)
      \(conditions.map { "AND \($0)" }.joined(separator: " "))
      ORDER BY CASE WHEN \(due) <= \(tasks.soon) THEN \(due) END NULLS LAST,
        CASE t.priority WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 4 ELSE 3 END,
        \(due) NULLS LAST, t.created, t.id LIMIT \(tasks.limit)
      """
  }

  private mutating func parameter(_ text: String) -> String {
    parameters.append(Array(text.utf8))
    return "$\(parameters.count)::text COLLATE \"C\""
  }

  private mutating func array(_ texts: [String?]) -> String {
    parameters.append(arrayParameter(texts.compactMap(\.self)))
    return "$\(parameters.count)::text[]"
  }

  private mutating func test(_ test: UrgentTasks.Condition.Test) -> String {
    switch test {
    case .list(let names):
      condition("t.list", "t.list = ANY(\(array(names)))", orNone: names.contains(nil))
    case .tag(let names):
      condition(
        "t.tags", "string_to_array(t.tags, ',') && \(array(names))", orNone: names.contains(nil))
    case .priority(let priorities):
      condition(
        "t.priority",
        "t.priority::text = ANY(\(array(priorities.map { $0.map { "\($0.rawValue)" } })))",
        orNone: priorities.contains(nil))
    }
  }

  private func condition(_ column: String, _ test: String, orNone: Bool) -> String {
    "CASE WHEN \(column) IS NULL THEN \(orNone) ELSE \(test) END"
  }
}
