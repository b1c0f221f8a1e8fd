/// A database on a PostgreSQL server, as a URL names it.
package struct PostgreSQLAddress: Equatable, Sendable {
  /// As it was given; it may hold a password.
  package let url: String

  /// Returns nil unless `text` begins as a URL of PostgreSQL.
  package init?(_ text: String) {
    guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else { return nil }
    url = text
  }

  /// Whether the URL has a password, between the user and the host or among the parameters.
  package var hasPassword: Bool { shown != url }

  /// The URL without passwords.
  package var shown: String {
    let bytes = Array(url.utf8)
    let slash = UInt8(ascii: "/")
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return url }
    var start = colon + 3
    // As libpq finds it: an @ before the first slash.
    let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "@") || $0 == slash }
    var shown = Array(bytes[..<start])
    if let end, bytes[end] == UInt8(ascii: "@") {
      shown += bytes[start..<end].prefix { $0 != UInt8(ascii: ":") }
      start = end
    }
    guard let question = bytes[start...].firstIndex(of: UInt8(ascii: "?")) else {
      return String(decoding: shown + bytes[start...], as: UTF8.self)
    }
    shown += bytes[start..<question]
    var separator = UInt8(ascii: "?")
    let parameters = bytes[(question + 1)...].split(
      separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    for parameter in parameters where !Self.isPassword(parameter) {
      shown.append(separator)
      shown += parameter
      separator = UInt8(ascii: "&")
    }
    return String(decoding: shown, as: UTF8.self)
  }

  private static func isPassword(_ parameter: ArraySlice<UInt8>) -> Bool {
    let name = parameter.prefix { $0 != UInt8(ascii: "=") }
    var decoded: [UInt8] = []
    var index = name.startIndex
    while index < name.endIndex {
      if name[index] == UInt8(ascii: "%"), index + 2 < name.endIndex,
        let byte = UInt8(
          String(decoding: name[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(name[index])
        index += 1
      }
    }
    return [Array("password".utf8), Array("sslpassword".utf8)].contains(decoded)
  }
}
