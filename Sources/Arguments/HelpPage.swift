extension Syntax {
  /// The help of this command, wrapped to `width` columns, without a line end behind it.
  package func helpPage(subcommands: [Syntax] = [], standard: String? = nil, width: Int) -> String {
    var page = "\(abstract)\n\nUsage: \(usage)\n\n\(discussion)\n"
    func add(_ title: String, _ items: [(String, String)]) {
      guard !items.isEmpty else { return }
      page += "\n\(title):\n"
      for (term, words) in items { page += item(term, words, width) }
    }
    add("Arguments", arguments.map { ("<\($0.name)>", $0.help) })
    add("Options", options.map { ($0.term, $0.words) })
    add("Options of all commands", commonOptions.map { ($0.term, $0.words) })
    add(
      "Commands",
      subcommands.map {
        let name = ([$0.name] + $0.aliases).joined(separator: ", ")
        return ($0.name == standard ? "\(name) (default)" : name, $0.abstract)
      })
    page.removeLast()
    return page
  }

  /// A term and, in a column of its own, the words for it.
  private func item(_ term: String, _ words: String, _ width: Int) -> String {
    let column = 26
    var lines: [String] = []
    for word in words.split(separator: " ") {
      if let last = lines.last, column + last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    let margin = String(repeating: " ", count: column)
    let body = lines.joined(separator: "\n" + margin)
    let start = "  \(term)"
    return start.count < column - 1
      ? start + margin.dropFirst(start.count) + body + "\n" : "\(start)\n\(margin)\(body)\n"
  }
}

extension Option {
  /// Such as `-l, --list <name>`.
  fileprivate var term: String {
    (short.map { "-\($0), " } ?? "") + name + (value.map { " <\($0)>" } ?? "")
  }

  /// The help, with the words it may be before what is in parentheses.
  fileprivate var words: String {
    guard case .words(let words) = completion else { return help }
    let end = help.firstIndex(of: "(").map { help.index(before: $0) } ?? help.endIndex
    return "\(help[..<end]): \(words.joined(separator: ", "))\(help[end...])"
  }
}
