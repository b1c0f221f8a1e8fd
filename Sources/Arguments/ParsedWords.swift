/// The words that a user typed behind a command, taken apart by its ``Syntax``.
///
/// As in POSIX and GNU: `--name value`, `--name=value`, `-n value`, `-nvalue`, `-abc` for three
/// flags, words and options in any order, and only words behind `--`. Of an option that was given
/// twice and takes one value, the last counts.
package struct ParsedWords {
  /// Those that are no options, in order.
  package private(set) var arguments: [String] = []
  /// Whether help is asked for; then nothing else was checked.
  package private(set) var asksHelp = false
  private var given: [(option: Option, typed: String, value: String)] = []

  package init(_ words: [String], _ syntax: Syntax) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        arguments += rest
        break
      }
      if word == "--help" || word == "-h" {
        asksHelp = true
        return
      }
      if !word.isOption {
        arguments.append(word)
      } else if word.hasPrefix("--") {
        try takeLong(word, &rest, syntax)
      } else {
        try takeShort(word, &rest, syntax)
      }
    }
    try check(syntax.arguments)
  }

  private mutating func takeLong(
    _ word: String, _ rest: inout ArraySlice<String>, _ syntax: Syntax
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = syntax.option(name) else { throw .unknown(name, syntax) }
    if option.value == nil {
      guard parts.count == 1 else { throw UsageError("'\(name)' takes no value") }
      given.append((option, name, ""))
    } else {
      let value = parts.count == 2 ? String(parts[1]) : try Self.value(of: option, name, &rest)
      given.append((option, name, value))
    }
  }

  private mutating func takeShort(
    _ word: String, _ rest: inout ArraySlice<String>, _ syntax: Syntax
  ) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      let name = "-\(letter)"
      guard let option = syntax.option(name) else {
        throw .unknown(word.count == 2 ? word : "\(name)' in '\(word)", syntax)
      }
      guard option.value != nil else {
        given.append((option, name, ""))
        continue
      }
      if letters.first == "=" { letters.removeFirst() }
      let value = letters.isEmpty ? try Self.value(of: option, name, &rest) : String(letters)
      given.append((option, name, value))
      return
    }
  }

  private static func value(
    of option: Option, _ typed: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let value = rest.first, option.takesDashes || !value.isOption else {
      throw UsageError("missing value for '\(typed) <\(option.value ?? "")>'")
    }
    rest.removeFirst()
    return value
  }

  private func check(_ wanted: [Argument]) throws(UsageError) {
    let least = wanted.reduce(0) { $0 + $1.count.lowerBound }
    let most = wanted.reduce(0) { $0.addingReportingOverflow($1.count.upperBound).partialValue }
    if arguments.count < least {
      throw UsageError(
        "missing expected argument '<\(wanted[min(arguments.count, wanted.count - 1)].name)>'")
    }
    if arguments.count > most { throw UsageError("unexpected argument '\(arguments[most])'") }
  }
}

// What was given, by the long names of options.
extension ParsedWords {
  package func has(_ name: String) -> Bool { given.contains { $0.option.name == name } }

  package func value(_ name: String) -> String? {
    given.last { $0.option.name == name }?.value
  }

  /// The values of an option that may be given again.
  package func values(_ name: String) -> [String] {
    given.filter { $0.option.name == name }.map(\.value)
  }

  /// The value as a number, or throws what is wrong with it.
  package func number<Number: LosslessStringConvertible>(
    _ name: String
  ) throws(UsageError) -> Number? {
    try read(name, "") { Number($0) }
  }

  /// The one of `choices` that the value is the word of, or throws which there are.
  package func choice<Choice>(
    _ name: String, _ choices: [Choice], _ word: (Choice) -> String
  ) throws(UsageError) -> Choice? {
    try read(
      name, "; it is one of \(choices.map { "'\(word($0))'" }.joined(separator: ", "))"
    ) { value in choices.first { word($0) == value } }
  }

  /// As the other, of an enumeration whose words are its raw values.
  package func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String
  ) throws(UsageError) -> Choice? {
    try choice(name, Array(Choice.allCases), \.rawValue)
  }

  private func read<Value>(
    _ name: String, _ hint: @autoclosure () -> String, _ read: (String) -> Value?
  ) throws(UsageError) -> Value? {
    guard let last = given.last(where: { $0.option.name == name }) else { return nil }
    guard let value = read(last.value) else {
      throw UsageError(
        "the value '\(last.value)' is invalid for '\(last.typed) <\(last.option.value ?? "")>'\(hint())"
      )
    }
    return value
  }
}

extension String {
  /// Whether it is an option by its looks; a dash alone is a word.
  package var isOption: Bool { utf8.first == UInt8(ascii: "-") && utf8.count > 1 }
}
