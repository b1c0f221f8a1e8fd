import Model
import Text

// The definitions of OutputSchema that are objects.
extension OutputSchema {
  /// A task of which these members are always there.
  func taskObject(_ description: String, _ required: [Column]) -> String {
    object(
      description, (Column.jsonFields + [.reason]).map { ($0.rawValue, $0.schema) },
      required: required.map(\.rawValue))
  }

  var changeObject: String {
    object(
      "What add, done, reopen, edit, remove, claim, release, undo and redo print with --json",
      changeMembers + [("steps", list(of: number(from: 1)))],
      required: ["verb", "dry_run", "changes", "unchanged", "steps"])
  }

  var batchObject: String {
    object(
      "A line of batch --json", [("line", number(from: 1))] + changeMembers,
      required: ["line", "verb", "dry_run", "changes", "unchanged"])
  }

  private var changeMembers: [(name: String, schema: String)] {
    [
      ("verb", verb), ("dry_run", "{\"type\": \"boolean\"}"),
      ("created", "{\"description\": \"Of add alone\", \"type\": \"boolean\"}"),
      ("changes", list(of: object(nil, diff, required: diff.map(\.name)))),
      ("unchanged", list(of: reference(.task))),
    ]
  }

  var changesObject: String {
    object(
      "A line of --format jsonl of the commands that change tasks", [("verb", verb)] + diff,
      required: ["verb"] + diff.map(\.name))
  }

  var stepObject: String {
    let changes = list(of: object(nil, diff, required: diff.map(\.name)))
    let members = stepMembers + [("role", nullable("string")), ("changes", changes)]
    return object("A change that log numbers", members, required: members.map(\.0))
  }

  /// The lines of an export: tasks, and with its log the steps and their changes.
  var exportLines: String {
    let step = object("A step", stepMembers, required: stepMembers.map(\.name))
    let members = [stepMembers[0]] + diff
    let change = object("A change of the step", members, required: members.map(\.name))
    let counts = ["tasks", "steps", "changes"].map { ($0, number(from: 0)) }
    let head = object("The first line with --with-log", counts, required: counts.map(\.0))
    return """
      {
        "description": "A line of export --format jsonl; with --with-log also steps and their changes",
        "anyOf": [
          \(reference(.task)),
          \(indented(head, by: 4)),
          \(indented(step, by: 4)),
          \(indented(change, by: 4))
        ]
      }
      """
  }

  var importObject: String {
    let count = [("name", "{\"type\": \"string\"}"), ("count", number(from: 1))]
    let counts = list(of: object(nil, count, required: count.map(\.0)))
    let record = [("line", number(from: 1)), ("reason", "{\"type\": \"string\"}")]
    let members = [
      ("verb", "{\"const\": \"import\"}"), ("dry_run", "{\"type\": \"boolean\"}"),
      ("imported", number(from: 0)), ("first", number(from: 1, orNull: true)),
      ("last", number(from: 1, orNull: true)), ("new_numbers", "{\"type\": \"boolean\"}"),
      ("unchanged", list(of: reference(.task))), ("left_out", counts), ("changed", counts),
      ("skipped", list(of: object(nil, record, required: record.map(\.0)))),
    ]
    return object(
      "What import prints with --json or --format jsonl", members, required: members.map(\.0))
  }

  var summaryObject: String {
    let members = [
      ("name", "{\"type\": \"string\"}"), ("open", number(from: 1)), ("overdue", number(from: 0)),
    ]
    return object("A list or a tag, and its open tasks", members, required: members.map(\.0))
  }

  var settingObject: String {
    object(
      "The value of a setting and what set it; of a file also whether it is read",
      [
        ("value", nullable("string")),
        ("origin", "{\"enum\": [\(quoted(["option", "variable", "project", "user", "default"]))]}"),
        ("from", nullable("string")), ("read", "{\"type\": \"boolean\"}"),
      ], required: ["value", "origin", "from"])
  }

  /// An object of settings by their names.
  func settingsObject(_ description: String, required: [String]) -> String {
    """
    {
      "description": "\(description)",
      "type": "object",
      "patternProperties": {"^[a-z][a-z0-9.-]*$": \(reference(.setting))},
      "required": [\(quoted(required))]
    }
    """
  }

  var statisticsObject: String {
    let members =
      [("name", "{\"type\": \"string\"}")]
      + cacheCounters.map { ("\($0.name)", nullable("integer")) }
      + [("failure", nullable("string"))]
    let place = object("A server or a folder", members, required: members.map(\.0))
    return """
      {
        "description": "What cache stats prints with --json",
        "type": "array",
        "items": \(indented(place))
      }
      """
  }

  var errorObject: String {
    let members = [
      ("code", "{\"enum\": [\(quoted(ErrorCode.allCases.map(\.rawValue)))]}"),
      ("message", "{\"type\": \"string\"}"), ("hint", nullable("string")),
      ("exit", "{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 5}"),
    ]
    return object(
      "What every command prints on standard error, where JSON was requested",
      [("error", object(nil, members, required: members.map(\.0)))], required: ["error"])
  }

  /// The members of a step but its changes.
  private var stepMembers: [(name: String, schema: String)] {
    [
      ("step", number(from: 1)), ("time", reference(.time)), ("who", "{\"type\": \"string\"}"),
      ("verb", verb), ("target", number(from: 1, orNull: true)),
      ("undone", "{\"type\": \"boolean\"}"), ("undone_by", number(from: 1, orNull: true)),
    ]
  }

  private var verb: String { "{\"enum\": [\(quoted(Verb.allCases.map(\.rawValue)))]}" }

  /// The members of a change of a task.
  private var diff: [(name: String, schema: String)] {
    let task = "{\"anyOf\": [\(reference(.task)), {\"type\": \"null\"}]}"
    return [("id", Column.id.schema), ("before", task), ("after", task)]
  }
}

// The parts that definitions are made of.
extension OutputSchema {
  func reference(_ other: OutputSchema, _ description: String? = nil) -> String {
    let words = description.map { "\"description\": \"\($0)\", " } ?? ""
    return "{\(words)\"$ref\": \"#/$defs/\(other.rawValue)\"}"
  }

  func array(of other: OutputSchema, _ description: String) -> String {
    """
    {
      "description": "\(description)",
      "type": "array",
      "items": \(reference(other))
    }
    """
  }

  /// A string of a day and what follows it.
  func text(_ description: String, _ format: String, _ rest: String) -> String {
    """
    {
      "description": "\(description)",
      "type": "string",
      "format": "\(format)",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}\(rest)$"
    }
    """
  }

  func number(from minimum: Int, orNull: Bool = false) -> String {
    "{\"type\": \(orNull ? "[\"integer\", \"null\"]" : "\"integer\""), \"minimum\": \(minimum)}"
  }

  func list(of item: String) -> String { "{\"type\": \"array\", \"items\": \(item)}" }

  func nullable(_ type: String) -> String { "{\"type\": [\"\(type)\", \"null\"]}" }

  func object(
    _ description: String?, _ members: [(name: String, schema: String)], required: [String]
  ) -> String {
    let words = description.map { "\"description\": \"\($0)\",\n  " } ?? ""
    let lines = members.map { "\"\($0.name)\": \(indented($0.schema, by: 4))" }
    return """
      {
        \(words)"type": "object",
        "properties": {
          \(lines.joined(separator: ",\n    "))
        },
        "required": [\(quoted(required))]
      }
      """
  }
}

extension Column {
  /// The values of this member of a task.
  fileprivate var schema: String {
    switch self {
    case .id: "{\"type\": \"integer\", \"minimum\": 1}"
    case .text, .reason: "{\"type\": \"string\"}"
    case .tags: "{\"type\": \"array\", \"items\": {\"type\": \"string\"}, \"uniqueItems\": true}"
    case .priority: "{\"enum\": [\(quoted(Priority.allCases.map(\.name))), null]}"
    case .due, .wait:
      "{\"anyOf\": [{\"$ref\": \"#/$defs/date\"}, {\"$ref\": \"#/$defs/time\"}, {\"type\": \"null\"}]}"
    case .created, .changed: "{\"$ref\": \"#/$defs/time\"}"
    case .done, .claimedUntil: "{\"anyOf\": [{\"$ref\": \"#/$defs/time\"}, {\"type\": \"null\"}]}"
    case .claim: "{\"type\": [\"string\", \"null\"], \"format\": \"uuid\"}"
    case .list, .note, .every, .key, .owner: "{\"type\": [\"string\", \"null\"]}"
    }
  }
}
