import Text

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
    let takesWords = syntax.arguments.contains {
      $0.count.upperBound == .max && $0.completion == .nothing
    }
    return UsageError(
      "unknown option '\(name)'"
        + (hint.map { "; did you mean '\($0)'?" }
          ?? (takesWords ? "; words that begin with a dash go behind --" : "")))
  }
}
