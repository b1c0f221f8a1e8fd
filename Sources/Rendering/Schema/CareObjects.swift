import Model
import Text

// The definitions of OutputSchema for the care of the data.
extension OutputSchema {
  var backupObject: String {
    let members = [
      ("file", Self.string), ("tasks", number(from: 0)), ("bytes", number(from: 1)),
    ]
    return object("What backup prints with --json", members, required: members.map(\.0))
  }

  var restoreObject: String {
    let members = [
      ("file", Self.string), ("tasks", number(from: 0)), ("dry_run", Self.boolean),
      ("kept", nullable("string")), ("kept_tasks", number(from: 0, orNull: true)),
    ]
    return object("What restore prints with --json", members, required: members.map(\.0))
  }

  var pruneObject: String {
    let members = [
      ("removed", number(from: 0)), ("undoable", number(from: 0)), ("dry_run", Self.boolean),
      ("copies", list(of: Self.string)),
    ]
    return object("What log --prune prints with --json", members, required: members.map(\.0))
  }

  var findingsObject: String {
    let members = [
      ("check", Self.string),
      ("state", "{\"enum\": [\(quoted(Finding.State.allCases.map(\.rawValue)))]}"),
      ("message", Self.string), ("remedy", nullable("string")),
    ]
    let finding = object("The result of a check", members, required: members.map(\.0))
    return """
      {
        "description": "What doctor prints with --json",
        "type": "array",
        "items": \(indented(finding))
      }
      """
  }

  private static let string = "{\"type\": \"string\"}"
  private static let boolean = "{\"type\": \"boolean\"}"
}
