import Dates
import Queries
import TaskList
import Testing
import TestSupport

@Suite struct ConditionTests {
  @Test(arguments: [
    (["lst=home"], "'lst=home' is no condition; did you mean 'list='?"),
    (["tags=x"], "'tags=x' is no condition; did you mean 'tag='?"),
    (["TAG=x"], "'TAG=x' is no condition; "), (["milk"], "'milk' is no condition; "),
    (["tag="], "'tag=' is no condition; write for example: tag=shop"), (["=x"], "'=x' is no"),
    ([""], "'' is no condition; "),
    (["priority=urgent"], "'urgent' is not high, medium or low"),
    (["state=closed"], "'closed' is not open, done or all"),
    (["due=someday"], "'someday' is not a range of dates; write for example: today, week"),
    (["list=a", "list=b"], "'list=' is given twice, but a task has only one"),
    (["due=any", "due=any"], "'due=' is given twice, but a task has only one"),
    (["priority=low", "priority=high"], "'priority=' is given twice, but a task has only one"),
  ])
  func errorsSayWhatToWrite(conditions: [String], sentence: String) throws {
    try inBerlin {
      var query = TaskQuery()
      let clock = try monday()
      let error = #expect(throws: ConditionError.self) {
        for condition in conditions { try query.add(condition: condition, clock) }
      }
      #expect(error?.sentence.hasPrefix(sentence) == true, "\(error?.sentence ?? "-")")
    }
  }

  @Test func theValueIsAllBehindTheFirstSign() throws {
    var query = TaskQuery()
    try query.add(condition: "text=a=b", WallClock(milliseconds: 0))
    #expect(query.words == ["a=b"])
  }
}
