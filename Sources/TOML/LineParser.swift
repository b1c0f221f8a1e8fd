/// Takes one line of a file apart.
///
/// The subset of TOML 1.0 (https://toml.io/en/v1.0.0) in which every value fits on its line; what is
/// not of the subset is refused and never guessed.
struct LineParser: ~Copyable {
  /// A fault of this line.
  struct Fault: Error {
    let message: String

    init(_ message: String) {
      self.message = message
    }
  }

  private var reader: LineScanner

  /// Reads the line that is `bytes`, without its end.
  init(_ bytes: ArraySlice<UInt8>) {
    reader = LineScanner(bytes)
  }

  /// Returns the key, perhaps with dots, its value, and where in the line the value is; nil for an
  /// empty line and for a comment.
  mutating func entry() throws(Fault) -> (key: String, TOMLValue, at: Range<Int>)? {
    guard reader.isPlainText else { throw Fault("is not UTF-8, or has a control character") }
    reader.skipBlanks()
    guard !endsHere else { return nil }
    guard reader.next != UInt8(ascii: "[") else { throw Fault("tables are not supported") }
    let name = try key()
    guard reader.take("=") else { throw Fault("'=' is missing after '\(name)'") }
    reader.skipBlanks()
    let start = reader.position
    let found = try value(of: name)
    let end = reader.position
    try expectEnd()
    return (name, found, at: start..<end)
  }

  private var endsHere: Bool { reader.next == nil || reader.next == UInt8(ascii: "#") }

  private mutating func expectEnd() throws(Fault) {
    reader.skipBlanks()
    guard endsHere else { throw Fault("unexpected text after the value") }
  }

  /// A bare key, or several with dots between, and the blanks after it.
  private mutating func key() throws(Fault) -> String {
    var parts: [String] = []
    repeat {
      reader.skipBlanks()
      let part = reader.takeAll(where: \.isOfBareKey)
      guard !part.isEmpty else {
        throw Fault("expected a key: letters, digits, '-' and '_', without quotes")
      }
      parts.append(part)
      reader.skipBlanks()
    } while reader.take(".")
    return parts.joined(separator: ".")
  }

  private mutating func value(of key: String) throws(Fault) -> TOMLValue {
    switch reader.next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try reader.string())
    case UInt8(ascii: "["): throw Fault("arrays are not supported, in '\(key)'")
    case UInt8(ascii: "{"): throw Fault("inline tables are not supported, in '\(key)'")
    case nil, UInt8(ascii: "#"): throw Fault("the value of '\(key)' is missing")
    default: break
    }
    let word = reader.takeAll { !$0.isBlank && $0 != UInt8(ascii: "#") }
    if word == "true" || word == "false" { return .boolean(word == "true") }
    guard let number = number(word) else {
      throw Fault("the value of '\(key)' must be a number, true, false, or text in quotes")
    }
    return number
  }
}

extension UInt8 {
  fileprivate var isOfBareKey: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
