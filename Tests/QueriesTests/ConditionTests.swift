import Dates
import Queries
import Testing
import TestSupport
import Text

@Suite struct ConditionTests {
  private static let names =
    "expected one of id, text, note, list, tag, priority, due, wait, created, changed, done, every, "
    + "owner, status, and =, !=, <, <=, >, >= or ~"
  private static let operators = "expected =, !=, <, <=, >, >= or ~"
  private static let wrong: [(String, String, String?)] = [
    ("lst=home", "unknown condition 'lst=home'", "did you mean 'list'?"),
    ("tags=x", "unknown condition 'tags=x'", "did you mean 'tag'?"),
    ("state=open", "unknown condition 'state=open'", "did you mean 'status'?"),
    ("TAG=x", "unknown condition 'TAG=x'", names), ("milk", "unknown condition 'milk'", names),
    ("=x", "unknown condition '=x'", names), ("", "unknown condition ''", names),
    ("list", "missing operator in 'list'", operators),
    ("due:fri", "missing operator in 'due:fri'", operators),
    ("due<", "missing value after 'due<'", nil), ("text~", "missing value after 'text~'", nil),
    ("id=", "'' is not a task number or a range such as 5-7", nil),
    ("id<1-3", "'id<1-3' compares with one number only", nil),
    ("due<mon,tue", "'due<mon,tue' compares with one value only", nil),
    ("list<a", "'<' does not go with list in 'list<a'", nil),
    ("due~mon", "'~' does not go with due in 'due~mon'", nil),
    ("list=my  list", "list has a space where there is no word beside it", nil),
    ("tag=a,b c", "tag must not contain spaces, commas or control characters", nil),
    ("priority=urgent", "invalid value 'urgent' for priority (expected high, medium, low)", nil),
    (
      "status=closed", "invalid value 'closed' for status (expected open, waiting, done, all)", nil
    ),
    ("due<week", "'week' is not a date", "for example: eow, eom, eoq, eoy, next month"),
    ("due=12/05", "'12/05' can be 12 May or 5 Dec", "write '12 may' or '5 dec'"),
    ("done>=+3d", "'+3d' is not a moment in the past", "for example: 3d, 2 weeks ago, 2h, 1m"),
    (
      "every=often", "'often' is not a recurrence",
      "for example: day, weekday, 2 weeks, mon,thu, month, 15th, last day, 1st mon, year"
    ),
  ]

  @Test(arguments: wrong)
  func aWrongCondition(condition: String, message: String, hint: String?) throws {
    try inBerlin {
      var query = TaskQuery()
      let clock = try monday()
      let error = #expect(throws: (any Error).self) { try query.add(condition, clock) }
      let user = try #require(error as? any UserError)
      #expect(user.message == message && user.hint == hint && user.status == .usage)
    }
  }
}
