import Model
import Text

/// The shapes of everything that commands print as JSON, by the names that `tasks schema` takes.
///
/// A command that prints another shape adds a case here. Members are only ever added, and so are the
/// values of an enumeration.
package enum OutputSchema: String, CaseIterable, Sendable {
  case tasks, task, fields, count, change, changes, batch, log, watch, lists, tags, `import`,
    export, config
  case `where`, stats, backup, restore, prune, doctor, error
  // What several of the others have in common.
  case step, summary, setting, time, date

  /// The shapes that this one refers to.
  private var parts: [OutputSchema] {
    switch self {
    case .tasks: [.task]
    case .task, .fields: [.time, .date]
    case .change, .changes, .batch, .import: [.task]
    case .export: [.task, .time]
    case .log, .watch: [.step]
    case .step: [.time, .task]
    case .lists, .tags: [.summary]
    case .config, .where: [.setting]
    case .count, .stats, .backup, .restore, .prune, .doctor, .error, .summary, .setting, .time,
      .date:
      []
    }
  }

  /// The definition, as JSON of several lines.
  var definition: String {
    switch self {
    case .tasks: array(of: .task, "What list, next, show and wait print with --json")
    case .task: taskObject("A task; also a line of --format jsonl", Column.jsonFields)
    case .fields:
      """
      {
        "description": "What --fields leaves of tasks: the members that it names",
        "type": "array",
        "items": \(indented(taskObject("Some members of a task", [])))
      }
      """
    case .count:
      object("What count prints with --json", [("count", number(from: 0))], required: ["count"])
    case .change: changeObject
    case .changes: changesObject
    case .batch: batchObject
    case .log:
      array(of: .step, "What log and undo --list print with --json, the newest step first")
    case .watch: reference(.step, "A line of watch")
    case .step: stepObject
    case .lists: array(of: .summary, "What lists prints with --json")
    case .tags: array(of: .summary, "What tags prints with --json")
    case .import: importObject
    case .export: exportLines
    case .config: settingsObject("What config prints with --json", required: [])
    case .where:
      settingsObject(
        "What where prints with --json",
        required: ["db", "cache", "strategy", "user-file", "project-file"])
    case .stats: statisticsObject
    case .backup: backupObject
    case .restore: restoreObject
    case .prune: pruneObject
    case .doctor: findingsObject
    case .error: errorObject
    case .summary: summaryObject
    case .setting: settingObject
    case .time:
      text("A time in UTC, without a fraction", "date-time", "T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
    case .date: text("A day, the same in every zone", "date", "")
    }
  }

  /// This shape and those that it needs, in the order of all.
  private var needed: [OutputSchema] {
    var found: Set<OutputSchema> = []
    var rest = [self]
    while let next = rest.popLast() {
      if found.insert(next).inserted { rest += next.parts }
    }
    return Self.allCases.filter(found.contains)
  }

  /// A JSON Schema of the shape `root`, complete in itself; without one, the definitions of all.
  package static func document(_ root: OutputSchema?) -> [UInt8] {
    let definitions = (root?.needed ?? allCases).map {
      "    \"\($0.rawValue)\": \(indented($0.definition, by: 4))"
    }
    let reference = root.map { "  \"$ref\": \"#/$defs/\($0.rawValue)\",\n" } ?? ""
    return Array(
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
      \(reference)  "$defs": {
      \(definitions.joined(separator: ",\n"))
        }
      }

      """.utf8)
  }
}

/// `text` with `count` blanks before each line but the first.
func indented(_ text: String, by count: Int = 2) -> String {
  text.split(separator: "\n").joined(separator: "\n" + String(repeating: " ", count: count))
}

/// Names in quotes with commas between them.
func quoted(_ names: [String]) -> String {
  names.map { "\"\($0)\"" }.joined(separator: ", ")
}
