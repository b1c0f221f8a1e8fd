package import TaskList

/// A line a task that tells what was done to it, such as `added #1 Buy milk`; of a wish that was
/// met already, such as `#1 is done already: Buy milk`.
package func changeWords(_ verb: String, _ outcome: ChangeOutcome, style: Style) -> [UInt8] {
  var bytes: [UInt8] = []
  for step in outcome.steps {
    let changed = step.changes.compactMap(\.item).map { item in
      "\(style.number("#\(item.id)")) \(visible(item.text))"
    }
    bytes += "\(pastWord(verb)): \(pastWord(step.verb)) \(changed.joined(separator: ", "))\n".utf8
  }
  if outcome.steps.isEmpty {
    for item in outcome.changes.compactMap(\.item) {
      bytes +=
        "\(pastWord(verb)) \(style.number("#\(item.id)")) \(visible(item.text))\n".utf8
    }
  }
  for item in outcome.met {
    bytes += "\(style.number("#\(item.id)")) \(metWords(verb)): \(visible(item.text))\n".utf8
  }
  return bytes
}

/// What was done, of the verb of a command.
package func pastWord(_ verb: String) -> String {
  switch verb {
  case "add": "added"
  case "remove": "removed"
  case "reopen": "reopened"
  case "edit": "edited"
  case "undo": "undid"
  case "redo": "redid"
  default: verb
  }
}

private func metWords(_ verb: String) -> String {
  switch verb {
  case "done": "was done already"
  case "reopen": "is open already"
  default: "is so already"
  }
}
