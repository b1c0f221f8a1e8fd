import TestSupport

/// Another program that shares the database of tasks.
struct ForeignProgram {
  var random: SeededGenerator
  private var number = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Adds tasks on three pages.
  func populate(_ shell: Shell) {
    let ids = [2, 3, 127, 128, 129, 130, 255, 256, 257, 300]
    for id in ids { shell.run("INSERT INTO task (id, text) VALUES (\(id), 't\(id)')") }
  }

  /// Creates tables and triggers, some of them of the connection alone, and returns the statements.
  mutating func createSchema(_ shell: Shell) -> [String] {
    var statements = [
      "PRAGMA recursive_triggers = \(pick(["on", "off"]))",
      "PRAGMA foreign_keys = \(pick(["on", "off"]))",
      """
      CREATE TABLE other (id INTEGER PRIMARY KEY, x,
        task INTEGER REFERENCES task (id) ON DELETE \(pick(["CASCADE", "SET NULL", "RESTRICT"]))
        ON UPDATE \(pick(["CASCADE", "NO ACTION"])) \(pick(["", "DEFERRABLE INITIALLY DEFERRED"])))
      """,
      "INSERT INTO other (x, task) VALUES (1, 2), (2, 128), (3, 300)",
      "CREATE VIEW shown AS SELECT id, text FROM task",
    ]
    for _ in 0..<Int.random(in: 1...4, using: &random) { statements.append(trigger()) }
    for statement in statements { shell.run(statement) }
    return statements
  }

  /// Makes a change, alone or in a transaction that may be rolled back in part, and returns its
  /// statements.
  mutating func change(_ shell: Shell) -> [String] {
    var statements = (0..<Int.random(in: 1...3, using: &random)).map { _ in statement() }
    if chance(3) {
      statements = ["SAVEPOINT one"] + statements + [pick(["ROLLBACK TO one", "RELEASE one"])]
      statements.append(statement())
      statements.append(pick(["RELEASE one", "COMMIT", "ROLLBACK"]))
    } else if chance(3) {
      statements = ["BEGIN"] + statements + [pick(["COMMIT", "COMMIT", "ROLLBACK"])]
    }
    for statement in statements { shell.run(statement) }
    // What a failed COMMIT left open.
    shell.run("ROLLBACK")
    return statements
  }

  private mutating func trigger() -> String {
    number += 1
    let table = pick(["task", "task", "task", "other"])
    let event = pick(["INSERT", "UPDATE", "DELETE"] + (table == "task" ? ["UPDATE OF text"] : []))
    let row = event == "DELETE" ? "OLD" : pick(event == "INSERT" ? ["NEW"] : ["NEW", "OLD"])
    let condition = pick([
      "", "WHEN \(row).id % 2 = 0", "WHEN \(row).id > 128", "WHEN random() % 2",
    ])
    let body = (0..<Int.random(in: 1...2, using: &random)).map { _ in
      chance(2)
        ? "SELECT RAISE(\(pick(["IGNORE", "FAIL, 'no'", "ABORT, 'no'", "ROLLBACK, 'no'"])))"
        : inner()
    }
    return """
      CREATE \(pick(["", "TEMP"])) TRIGGER t\(number) \(pick(["BEFORE", "AFTER"])) \(event) ON \(table)
      \(condition) BEGIN \(body.joined(separator: "; ")); END
      """
  }

  /// A statement inside a trigger.
  private mutating func inner() -> String {
    let statements = [
      "UPDATE\(conflict()) task SET text = text || 'n' WHERE id = \(id())",
      "UPDATE\(conflict()) task SET id = \(id()) WHERE id = \(id())",
      "INSERT\(conflict()) INTO task (text) VALUES (\(text()))",
      "INSERT\(conflict()) INTO task (id, text) VALUES (\(id()), \(text()))",
      "DELETE FROM task WHERE id = \(id())",
      "UPDATE\(conflict()) other SET x = x + 1, task = \(id())", "DELETE FROM other WHERE x > 2",
    ]
    return pick(statements)
  }

  private mutating func statement() -> String {
    let statements = [
      inner(), inner(),
      "UPDATE\(conflict()) task SET text = text || 'u' WHERE id BETWEEN \(id()) AND \(id())",
      "UPDATE\(conflict()) task SET text = \(text()) WHERE id > \(id())",
      "UPDATE\(conflict()) task SET id = id + \(Int.random(in: -130...130, using: &random))",
      "UPDATE task SET done = 1 WHERE id = \(id())", "UPDATE task SET done = NULL",
      "REPLACE INTO task (id, text) VALUES (\(id()), \(text())), (\(id()), \(text()))",
      """
      INSERT\(conflict()) INTO task (id, text) VALUES (\(id()), \(text())), (NULL, \(text()))
        ON CONFLICT (id) DO \(pick(["NOTHING", "UPDATE SET text = 'upsert'", "UPDATE SET id = id + 1"]))
      """,
      "INSERT\(conflict()) INTO task (text) VALUES (\(text())), (NULL), (\(text()))",
      "INSERT\(conflict()) INTO task (id, text, priority) VALUES (\(id()), \(text()), \(pick(["1", "9"])))",
      "DELETE FROM task WHERE id IN (SELECT id FROM task ORDER BY random() LIMIT 3)",
      "DELETE FROM task WHERE id = \(id()) RETURNING text", trigger(),
      "DROP TRIGGER IF EXISTS t\(Int.random(in: 0...number, using: &random))",
      "PRAGMA recursive_triggers = \(pick(["on", "off"]))", "PRAGMA defer_foreign_keys = on",
      "INSERT INTO other (task) SELECT id FROM task LIMIT 2",
    ]
    return pick(statements)
  }

  private mutating func conflict() -> String {
    pick(["", " OR FAIL", " OR IGNORE", " OR ABORT", " OR ROLLBACK", " OR REPLACE"])
  }

  private mutating func id() -> String {
    pick(["2", "3", "127", "128", "130", "256", "300", "301", "385", "1000"])
  }

  private mutating func text() -> String {
    pick(["'a'", "'b'", "'c'", "hex(randomblob(2))"])
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private mutating func chance(_ outOf: Int) -> Bool {
    Int.random(in: 0..<outOf, using: &random) == 0
  }
}
