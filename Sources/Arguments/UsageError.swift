import TaskList

/// The words of a command, or a variable, are wrong.
package struct UsageError: Error {
  package let sentence: String

  package init(_ sentence: String) {
    self.sentence = sentence
  }

  /// An option that there is not.
  static func unknown(_ name: String, _ syntax: Syntax) -> UsageError {
    let names = (syntax.options + syntax.commonOptions).map(\.name)
    let hint = name.hasPrefix("--") ? nearest(to: name, in: names) : nil
    return UsageError("unknown option '\(name)'\(hint.map { "; did you mean '\($0)'?" } ?? "")")
  }
}
