import Dates
import Queries
import Model
import Testing
import TestSupport
import Text

@Suite struct ConditionTests {
  private static let names = "expected text=, list=, tag=, priority=, due=, state="
  private static let wrong: [([String], String, String?)] = [
    (["lst=home"], "unknown condition 'lst=home'", "did you mean 'list='?"),
    (["tags=x"], "unknown condition 'tags=x'", "did you mean 'tag='?"),
    (["TAG=x"], "unknown condition 'TAG=x'", names), (["milk"], "unknown condition 'milk'", names),
    (["tag="], "missing value after 'tag='", nil), (["=x"], "unknown condition '=x'", names),
    ([""], "unknown condition ''", names),
    (
      ["priority=urgent"], "invalid value 'urgent' for priority= (expected high, medium, low)", nil
    ),
    (["state=closed"], "invalid value 'closed' for state= (expected open, done, all)", nil),
    (
      ["due=someday"], "'someday' is not a range of dates",
      "for example: today, week, overdue, none, any, fri, 2026-12-01..2026-12-24, ..eom"
    ),
    (["list=a", "list=b"], "'list=' is given twice, but a task has only one", nil),
    (["due=any", "due=any"], "'due=' is given twice, but a task has only one", nil),
    (
      ["priority=low", "priority=high"], "'priority=' is given twice, but a task has only one", nil
    ),
  ]

  @Test(arguments: wrong)
  func aWrongCondition(conditions: [String], message: String, hint: String?) throws {
    try inBerlin {
      var query = TaskQuery()
      let clock = try monday()
      let error = #expect(throws: UsageError.self) {
        for condition in conditions { try query.add(condition: condition, clock) }
      }
      #expect(error == UsageError(message, hint: hint))
    }
  }

  @Test func theValueIsAllBehindTheFirstSign() throws {
    var query = TaskQuery()
    try query.add(condition: "text=a=b", WallClock(milliseconds: 0))
    #expect(query.terms == ["a=b"])
  }
}
