extension Syntax {
  /// The help of this command, wrapped to `width` columns, without a line end at its end.
  ///
  /// With `isShort` one line replaces the global options.
  package func helpPage(
    subcommands: [Syntax] = [], defaultCommand: String? = nil, isShort: Bool = false, width: Int
  ) -> String {
    var page = "\(abstract)\n\nUsage: \(usage)\n\n"
    var paragraph = ""
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) + [
      "" as Substring
    ] {
      // Examples are not wrapped.
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
      for (term, description) in items { page += item(term, description, width) }
    }
    add("Arguments", arguments.map { ("<\($0.name)>", $0.help) })
    add("Options", options.map { ($0.term, $0.description) })
    if !isShort { add("Global options", globalOptions.map { ($0.term, $0.description) }) }
    add(
      "Commands",
      subcommands.map {
        let name = ([$0.name] + $0.aliases).joined(separator: ", ")
        return ($0.name == defaultCommand ? "\(name) (default)" : name, $0.abstract)
      })
    if isShort, !globalOptions.isEmpty { page += "\nGlobal options: see 'tasks help options'\n" }
    page.removeLast()
    return page
  }

  /// A term and, in a column of its own, its description.
  private func item(_ term: String, _ description: String, _ width: Int) -> String {
    let column = 26
    let margin = String(repeating: " ", count: column)
    let body = wrapped(description, width - column).joined(separator: "\n" + margin)
    let start = "  \(term)"
    return start.count < column - 1
      ? start + margin.dropFirst(start.count) + body + "\n" : "\(start)\n\(margin)\(body)\n"
  }
}

/// `text` in lines of at most `width` characters, where no word is longer.
private func wrapped(_ text: String, _ width: Int) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let last = lines.last, last.count + 1 + word.count <= width {
      lines[lines.count - 1] += " \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

extension OptionSpec {
  /// Such as `-l, --list <name>`.
  fileprivate var term: String {
    (short.map { "-\($0), " } ?? "") + name + (value.map { " <\($0)>" } ?? "")
  }

  /// The help, with the valid values before what is in parentheses.
  fileprivate var description: String {
    guard case .names(let names) = completion else { return help }
    let end = help.firstIndex(of: "(").map { help.index(before: $0) } ?? help.endIndex
    return "\(help[..<end]): \(names.joined(separator: ", "))\(help[end...])"
  }
}
