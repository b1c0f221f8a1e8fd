private import Libc

/// A word of the command line as the shell has it: with quotes, backslashes, `~` and variables.
struct ShellWord {
  enum Quote {
    case none, single, double
  }

  /// The word without quotes.
  private(set) var text = ""
  /// The quote that is still open at its end.
  private(set) var openQuote = Quote.none
  /// The text of each variable and of `~` expanded; nothing else is.
  private(set) var path = ""

  /// Reads a word; what is not complete is taken as it is.
  init(_ raw: String) {
    var rest = Substring(raw)
    if rest == "~" || rest.hasPrefix("~/"), let home = variable("HOME") {
      path = home
      text = "~"
      rest = rest.dropFirst()
    }
    while let character = rest.popFirst() {
      switch (character, openQuote) {
      case ("'", .none): openQuote = .single
      case ("\"", .none): openQuote = .double
      case ("'", .single), ("\"", .double): openQuote = .none
      case ("\\", .none), ("\\", .double): append(rest.popFirst() ?? "\\")
      case ("$", .none), ("$", .double): takeVariable(&rest)
      default: append(character)
      }
    }
  }

  private mutating func append(_ character: Character) {
    text.append(character)
    path.append(character)
  }

  private mutating func takeVariable(_ rest: inout Substring) {
    let isBraced = rest.hasPrefix("{")
    let body = isBraced ? rest.dropFirst() : rest
    let name = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    let end = body.dropFirst(name.count)
    guard !name.isEmpty, !isBraced || end.hasPrefix("}"), let value = variable(String(name)) else {
      return append("$")
    }
    text += "$" + rest[..<end.startIndex] + (isBraced ? "}" : "")
    path += value
    rest = isBraced ? end.dropFirst() : end
  }
}

private func variable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
