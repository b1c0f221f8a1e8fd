/// A value as a configuration file has it.
package enum TOMLValue: Equatable, Sendable {
  case string(String)
  case integer(Int64)
  case number(Double)
  case boolean(Bool)

  /// The value as an option or a variable would give it.
  package var text: String {
    switch self {
    case .string(let text): text
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .boolean(let boolean): "\(boolean)"
    }
  }

  /// The value as TOML, always one line.
  var toml: String {
    guard case .string(let text) = self else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\t": quoted += "\\t"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// Why a configuration file cannot be read, with the number of the line, from 1.
package struct TOMLError: Error, Equatable {
  package let line: Int
  /// What is wrong; never repeats a value, which may be a secret in the wrong place.
  package let message: String

  package init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }
}
