import Text

/// Names and values as `application/x-www-form-urlencoded` has them, in an address or in a form.
struct Parameters: Sendable {
  private(set) var all: [(name: String, value: String)] = []

  init() {}

  /// More than any form and any filter has.
  private static let most = 100

  /// Decodes what a browser sent; nil when it is not UTF-8, is cut off, or has too many names.
  init?(decoding text: some Collection<UInt8>) {
    guard !text.isEmpty else { return }
    for part in text.split(separator: UInt8(ascii: "&"), maxSplits: Self.most) {
      guard all.count < Self.most else { return nil }
      let halves = part.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(halves[0]),
        let value = halves.count == 2 ? Self.decoded(halves[1]) : ""
      else { return nil }
      all.append((name, value))
    }
  }

  /// The value of a name; nil when it is not there.
  subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  /// All values of a name that are not empty.
  func values(_ name: String) -> [String] {
    all.compactMap { $0.name == name && !$0.value.isEmpty ? $0.value : nil }
  }

  mutating func append(_ name: String, _ value: String) { all.append((name, value)) }

  /// As an address has them.
  var encoded: String {
    all.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
  }

  private static func decoded(_ bytes: some Collection<UInt8>) -> String? {
    var decoded: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): decoded.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst()?.hexadecimal, let low = rest.popFirst()?.hexadecimal else {
          return nil
        }
        decoded.append(high << 4 | low)
      default: decoded.append(byte)
      }
    }
    return Text.text(decoding: decoded)
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        String(Unicode.Scalar(byte))
      case 0x20: "+"
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  fileprivate var hexadecimal: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
