/// What users of other tools type, and how it is said here.
enum Switchers {
  /// The command that another tool has under a name; nil when there is none.
  static func command(for word: String) -> String? {
    switch word {
    case "delete", "del", "erase", "purge": "tasks remove"
    case "new", "create", "a", "insert", "todo": "tasks add"
    case "complete", "completed", "finish", "close", "do", "check", "resolve", "x": "tasks done"
    case "undone", "uncomplete", "uncheck", "open": "tasks reopen"
    case "search", "find", "grep", "filter": "tasks list <word>"
    case "modify", "mod", "change", "update", "rename", "append", "postpone": "tasks edit"
    case "info", "view", "information", "get": "tasks show"
    case "history", "journal", "changes": "tasks log"
    case "projects", "project", "lsprj": "tasks lists"
    case "contexts", "labels", "lsc": "tasks tags"
    case "ready", "today", "agenda", "pri": "tasks next"
    case "version": "tasks --version"
    default: Int(word).map { "tasks show \($0)" }
    }
  }
}

/// How a tag, a date or the like that stands in the text of a task is said with an option; nil when the
/// text has none.
func noteOnSyntax(_ text: String) -> String? {
  for word in text.split(separator: " ") {
    let parts = word.split(separator: ":", maxSplits: 1)
    let value = parts.count == 2 ? parts[1] : ""
    let option: String
    switch parts.first {
    case "due" where !value.isEmpty: option = "--due \(value)"
    case "wait" where !value.isEmpty: option = "--wait \(value)"
    case "pri" where !value.isEmpty, "priority" where !value.isEmpty: option = "--priority high"
    case "project" where !value.isEmpty, "pro" where !value.isEmpty, "proj" where !value.isEmpty:
      option = "--list \(value)"
    case "tag" where !value.isEmpty: option = "--tag \(value)"
    default:
      let name = word.dropFirst()
      guard let first = name.first, first.isLetter, name.allSatisfy({ $0.isLetter || $0.isNumber })
      else { continue }
      if word.hasPrefix("+") {
        option = "--tag \(name)"
      } else if word.hasPrefix("@") {
        option = "--tag \(name)"
      } else {
        continue
      }
    }
    return "'\(word)' is part of the text; '\(option)' sets it (see 'tasks help add')"
  }
  return nil
}
