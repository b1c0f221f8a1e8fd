import Arguments
import Text

/// The form of a command that prints one thing for people and one for programs.
enum PlainOrJSON: String, CaseIterable {
  case plain, json

  static let options: [any AnyOption] = [option, OutputOptions.json]

  private static let option = Option<PlainOrJSON>(
    "--format", value: "format", "Output format (default: for people on a terminal, else plain)")

  /// The form that was requested; nil for none.
  init?(_ arguments: ParsedArguments) throws(UsageError) {
    guard let form = try requestedForm(Self.option, or: .json, arguments) else {
      return nil
    }
    self = form
  }
}

/// The same where programs read a line of JSON for each change.
enum PlainOrJSONLines: String, CaseIterable {
  case plain, jsonl

  private static let json = Flag("--json", "Short for --format jsonl")

  static func options(default: String) -> [any AnyOption] {
    [option("Output format (default: \(`default`))"), json]
  }

  private static func option(_ help: String) -> Option<PlainOrJSONLines> {
    Option("--format", value: "format", help)
  }

  /// The form that was requested; nil for none.
  init?(_ arguments: ParsedArguments) throws(UsageError) {
    guard let form = try requestedForm(Self.option(""), Self.json, or: .jsonl, arguments) else {
      return nil
    }
    self = form
  }
}

/// The form that `option` names, or `flag`, which is short for `json`; nil for neither.
///
/// Throws when the two name different forms.
func requestedForm<Form: RawRepresentable<String> & Equatable>(
  _ option: Option<Form>, _ flag: Flag = OutputOptions.json, or json: Form,
  _ arguments: ParsedArguments
) throws(UsageError) -> Form? {
  let named = try arguments[option]
  guard arguments[flag] else { return named }
  if let named, named != json {
    throw UsageError("--format \(named.rawValue) and --json cannot be combined")
  }
  return json
}
