import Model
import Strategies
import TestSupport
import Testing

/// Random triggers, foreign keys and statements of another program on the table of tasks: after each
/// statement, however it ended, every strategy lists what the database holds.
///
/// The triggers of schema 2 fail this in the first seconds: a statement that ended with FAIL or
/// IGNORE kept the rows it had changed and ran no AFTER trigger.
@Suite struct ForeignTriggerTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func everyListIsTheDatabases(seed: UInt64) throws {
    var program = ForeignProgram(seed: seed)
    var hits = 0
    for _ in 0..<12 {
      let fixture = try Fixture()
      fixture.layers = Bool.random(using: &program.random) ? [.rows] : [.view, .rows, .fragment]
      try fixture.add("one", .none)
      let shell = try Shell(fixture.home.path + "/tasks.db")
      program.populate(shell)
      var history = program.createSchema(shell)
      for _ in 0..<10 {
        if try fixture.state()?.isIntact == false {
          _ = try CacheMaintenance(fixture.context()).clear()
        }
        for strategy in StrategyContractTests.stamped {
          _ = try fixture.list(strategy)
          if try fixture.list(strategy).hit { hits += 1 }
        }
        if Int.random(in: 0..<6, using: &program.random) == 0 {
          // The triggers of the other program may refuse it.
          _ = try? fixture.change(.done(.ids(TaskIDs(2))), .update)
          history.append("tasks done 2")
        } else {
          history += program.change(shell)
        }
        let expected = shell.texts("SELECT text FROM task WHERE done IS NULL ORDER BY id")
        for strategy in StrategyContractTests.stamped {
          let listed = try fixture.list(strategy).texts
          try #require(listed == expected, "\(strategy): \(history.joined(separator: ";\n"))")
        }
      }
    }
    // The cache was in use, or nothing was shown.
    #expect(hits > 200)
  }
}
