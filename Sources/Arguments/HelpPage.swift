extension Syntax {
  /// The help of this command, wrapped to `width` columns, without a line end behind it.
  package func helpPage(subcommands: [Syntax] = [], standard: String? = nil, width: Int) -> String {
    var page = "\(abstract)\n\nUsage: \(usage)\n\n"
    var paragraph = ""
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) + [
      "" as Substring
    ] {
      // Examples stand as they are.
      if line.isEmpty || line.hasPrefix(" ") || line.hasSuffix(":") {
        if !paragraph.isEmpty { page += wrapped(paragraph, width).joined(separator: "\n") + "\n" }
        paragraph = ""
        page += "\(line)\n"
      } else {
        paragraph += "\(line) "
      }
    }
    page.removeLast()
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
    let margin = String(repeating: " ", count: column)
    let body = wrapped(words, width - column).joined(separator: "\n" + margin)
    let start = "  \(term)"
    return start.count < column - 1
      ? start + margin.dropFirst(start.count) + body + "\n" : "\(start)\n\(margin)\(body)\n"
  }
}

/// The words in lines of at most `width` characters, where no word is longer.
private func wrapped(_ words: String, _ width: Int) -> [String] {
  var lines: [String] = []
  for word in words.split(separator: " ") {
    if let last = lines.last, last.count + 1 + word.count <= width {
      lines[lines.count - 1] += " \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
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
