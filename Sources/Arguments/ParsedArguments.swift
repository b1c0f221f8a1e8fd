package import Text

/// The arguments and options that a user typed after a command, taken apart by its ``Syntax``.
///
/// As in POSIX and GNU: `--name value`, `--name=value`, `-n value`, `-nvalue`, `-abc` for three
/// flags, arguments and options in any order, and only arguments after `--`. When an option that
/// takes one value is given twice, the last one counts.
package struct ParsedArguments {
  /// The positional arguments, in order.
  package private(set) var arguments: [String] = []
  /// The flag that asks for help, `-h` or `--help`; nothing after it is checked.
  package private(set) var helpFlag: String?
  /// All of them as they were typed.
  package let typed: [String]
  private var given: [(name: String, value: String)] = []

  package init(_ list: [String], _ syntax: Syntax) throws(UsageError) {
    typed = list
    var rest = list[...]
    while let word = rest.popFirst() {
      if word == "--" {
        arguments += rest
        break
      }
      if word == "--help" || word == "-h" {
        helpFlag = word
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
    try check(syntax.arguments, syntax)
  }

  private mutating func takeLong(
    _ word: String, _ rest: inout ArraySlice<String>, _ syntax: Syntax
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = syntax.option(name) else { throw unknownOption(name, syntax) }
    if option.value == nil {
      guard parts.count == 1 else { throw UsageError("\(name) takes no value") }
      given.append((option.name, ""))
    } else {
      let value = parts.count == 2 ? String(parts[1]) : try Self.value(of: option, name, &rest)
      given.append((option.name, value))
    }
  }

  private mutating func takeShort(
    _ word: String, _ rest: inout ArraySlice<String>, _ syntax: Syntax
  ) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      let name = "-\(letter)"
      guard let option = syntax.option(name) else {
        throw unknownOption(word.count == 2 ? word : "\(name)' in '\(word)", syntax)
      }
      guard option.value != nil else {
        given.append((option.name, ""))
        continue
      }
      if letters.first == "=" { letters.removeFirst() }
      let value = letters.isEmpty ? try Self.value(of: option, name, &rest) : String(letters)
      given.append((option.name, value))
      return
    }
  }

  private static func value(
    of option: OptionSpec, _ typed: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let value = rest.first, option.takesDashes || !value.isOption else {
      throw UsageError("missing value for \(typed)")
    }
    rest.removeFirst()
    return value
  }

  private func check(_ wanted: [Argument], _ syntax: Syntax) throws(UsageError) {
    let least = wanted.reduce(0) { $0 + $1.count.lowerBound }
    let most = wanted.reduce(0) { $0.addingReportingOverflow($1.count.upperBound).partialValue }
    if arguments.count < least {
      throw UsageError("missing argument <\(wanted[min(arguments.count, wanted.count - 1)].name)>")
    }
    guard arguments.count > most else { return }
    throw UsageError(
      "unexpected argument '\(arguments[most])'", hint: syntax.surplusHint?(arguments[most]))
  }
}

extension ParsedArguments {
  /// Whether a flag or an option was given.
  package func has(_ option: some AnyOption) -> Bool { has(option.spec.name) }

  /// Whether the flag or the option of this name was given.
  package func has(_ name: String) -> Bool { given.contains { $0.name == name } }

  package subscript(flag: Flag) -> Bool { has(flag) }

  /// The value of an option; nil when it was not given.
  ///
  /// Throws when it is not valid.
  package subscript<Value>(option: Option<Value>) -> Value? {
    get throws(UsageError) {
      guard let text = text(of: option.spec) else { return nil }
      return try read(text, option)
    }
  }

  /// The values of a repeatable option.
  package func values<Value>(_ option: Option<Value>) throws(UsageError) -> [Value] {
    var values: [Value] = []
    for (name, text) in given where name == option.spec.name {
      values.append(try read(text, option))
    }
    return values
  }

  /// The text that was given for an option; nil when it was not given.
  package func text(of option: OptionSpec) -> String? {
    given.last { $0.name == option.name }?.value
  }

  private func read<Value>(
    _ text: String, _ option: Option<Value>
  ) throws(UsageError) -> Value {
    do {
      return try option.parse(text)
    } catch {
      throw error.error(text, for: option.spec.name)
    }
  }
}

private func unknownOption(_ name: String, _ syntax: Syntax) -> UsageError {
  let names = (syntax.options + syntax.globalOptions).map(\.name)
  let takesText = syntax.arguments.contains {
    $0.count.upperBound == .max && $0.completion == .nothing || $0.completion == .settingValues
  }
  return UsageError(
    "unknown option '\(name)'",
    hint: (name.hasPrefix("--") ? suggestion(for: name, in: names) : nil)
      ?? (takesText ? "put '--' before arguments that start with '-'" : nil))
}

extension String {
  /// Whether it looks like an option; a dash alone is an argument.
  package var isOption: Bool { utf8.first == UInt8(ascii: "-") && utf8.count > 1 }
}
