package import Text

/// The description of an option that parsing, help and completion share.
package struct OptionSpec: Sendable {
  /// The name with its dashes, such as `--list`.
  package let name: String
  /// The letter after a single dash; nil when there is none.
  package let short: Character?
  /// The name of the value in help, such as `name`; nil when the option takes no value.
  package let value: String?
  /// Whether the value may begin with a dash, as `-3d` does.
  package let takesDashes: Bool
  // Made when they are needed, which a command that runs does not.
  fileprivate let makeHelp: @Sendable () -> String
  fileprivate let makeCompletion: @Sendable () -> Completion

  package var help: String { makeHelp() }
  package var completion: Completion { makeCompletion() }
}

/// An option with a value of any type, or a flag.
package protocol AnyOption: Sendable {
  var spec: OptionSpec { get }
}

/// An option that takes no value.
package struct Flag: AnyOption {
  package let spec: OptionSpec

  package init(
    _ name: String, short: Character? = nil, _ help: @autoclosure @escaping @Sendable () -> String
  ) {
    spec = OptionSpec(
      name: name, short: short, value: nil, takesDashes: false, makeHelp: help,
      makeCompletion: { .nothing })
  }
}

/// An option that takes a value, read as `Value`.
package struct Option<Value: Sendable>: AnyOption {
  package let spec: OptionSpec
  let parse: @Sendable (String) throws(InvalidValue) -> Value

  package init(
    _ name: String, short: Character? = nil, value: String, takesDashes: Bool = false,
    _ help: @autoclosure @escaping @Sendable () -> String,
    completion: @autoclosure @escaping @Sendable () -> Completion = .nothing,
    parse: @escaping @Sendable (String) throws(InvalidValue) -> Value
  ) {
    spec = OptionSpec(
      name: name, short: short, value: value, takesDashes: takesDashes, makeHelp: help,
      makeCompletion: completion)
    self.parse = parse
  }
}

extension Option<String> {
  /// An option whose value is any text.
  package init(
    _ name: String, short: Character? = nil, value: String, takesDashes: Bool = false,
    _ help: @autoclosure @escaping @Sendable () -> String,
    completion: @autoclosure @escaping @Sendable () -> Completion = .nothing
  ) {
    self.init(
      name, short: short, value: value, takesDashes: takesDashes, help(),
      completion: completion(),
      parse: { text throws(InvalidValue) in text })
  }
}

extension Option<Int> {
  /// An option whose value is an integer of `range`.
  package init(
    _ name: String, short: Character? = nil, value: String, in range: ClosedRange<Int>,
    _ help: @autoclosure @escaping @Sendable () -> String
  ) {
    self.init(
      name, short: short, value: value, takesDashes: true, help(),
      parse: { text throws(InvalidValue) in
        guard let number = Int(text), range.contains(number) else {
          let end = range.upperBound == .max ? " or more" : " to \(range.upperBound)"
          throw InvalidValue("expected \(range.lowerBound)\(end)")
        }
        return number
      })
  }
}

extension Option where Value: CaseIterable & RawRepresentable<String> {
  /// An option whose value is one of the names of an enumeration.
  package init(
    _ name: String, short: Character? = nil, value: String,
    _ help: @autoclosure @escaping @Sendable () -> String
  ) {
    self.init(
      name, short: short, value: value, help(),
      completion: .names(Value.allCases.map(\.rawValue)), parse: oneOf(Value.self))
  }
}

/// Reads one of the names of an enumeration.
package func oneOf<Value: CaseIterable & RawRepresentable<String> & Sendable>(
  _ type: Value.Type
) -> @Sendable (String) throws(InvalidValue) -> Value {
  { text throws(InvalidValue) in
    guard let value = Value(rawValue: text) else {
      throw InvalidValue(expected: Value.allCases.map(\.rawValue))
    }
    return value
  }
}

/// A positional argument of a command.
package struct Argument: Sendable {
  /// Its name in help.
  package let name: String
  /// How many there may be.
  package let count: ClosedRange<Int>
  package let help: String
  package let completion: Completion

  package init(
    _ name: String, _ count: ClosedRange<Int>, _ help: String, completion: Completion = .nothing
  ) {
    self.name = name
    self.count = count
    self.help = help
    self.completion = completion
  }
}

extension Option {
  /// Reads the text of this option; throws when it is not valid.
  package func value(of text: String) -> Result<Value, InvalidValue> {
    Result { () throws(InvalidValue) in try parse(text) }
  }
}

/// The kind of completions for a value.
package enum Completion: Equatable, Sendable {
  case nothing
  /// One of these.
  case names([String])
  /// One of these or another, or several of them.
  case words([String])
  case files
  /// The numbers of tasks.
  case ids
  /// The names of lists.
  case lists
  case tags
  /// A field, `=`, and a value of that field.
  case conditions
  /// A value of the setting that the argument before names.
  case settingValues
}
