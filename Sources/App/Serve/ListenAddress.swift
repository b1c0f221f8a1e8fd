package import Text

/// Where the page is listened for.
package enum ListenAddress: Equatable, Sendable, CustomStringConvertible {
  case tcp(host: String, port: Int)
  /// A socket in the file system, which its user alone can reach.
  case unix(path: String)

  package static let standard = ListenAddress.tcp(host: "127.0.0.1", port: 8_765)

  package init(parsing text: String) throws(InvalidValue) {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard path.hasPrefix("/"), path.utf8.count < 104 else {
        throw InvalidValue("expected an absolute path of at most 103 bytes after unix:")
      }
      self = .unix(path: path)
      return
    }
    guard let (host, port) = hostAndPort(text), let port else {
      throw InvalidValue("expected HOST:PORT, such as 127.0.0.1:8765, or unix:PATH")
    }
    self = .tcp(host: host, port: port)
  }

  package var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .unix(let path): "unix:\(path)"
    }
  }

  /// Whether nobody on another machine reaches it.
  package var isOfThisMachine: Bool {
    switch self {
    case .tcp(let host, _): host == "::1" || host == "localhost" || host.isLoopback
    case .unix: true
    }
  }

  /// Where a browser of this machine finds it; nil where that is unknown.
  var origin: WebOrigin? {
    guard case .tcp = self, isOfThisMachine else { return nil }
    return try? WebOrigin(parsing: "http://\(self)")
  }
}

/// Where browsers find the page: a scheme, a host and a port.
package struct WebOrigin: Equatable, Sendable, CustomStringConvertible {
  /// As browsers write it, such as `https://tasks.example.com`.
  package let description: String
  /// As browsers name it in `Host`, such as `127.0.0.1:8765`.
  package let host: String
  package let isSecure: Bool

  package static let standard = WebOrigin(host: "127.0.0.1:8765", isSecure: false)

  private init(host: String, isSecure: Bool) {
    self.host = host
    self.isSecure = isSecure
    description = "\(isSecure ? "https" : "http")://\(host)"
  }

  /// Reads a URL without a path; `http` is for an address of this machine alone, since keys would be sent in
  /// the clear.
  package init(parsing text: String) throws(InvalidValue) {
    let isSecure = text.hasPrefix("https://")
    guard isSecure || text.hasPrefix("http://") else {
      throw InvalidValue("expected https://HOST")
    }
    var rest = text.dropFirst(isSecure ? 8 : 7)
    if rest.hasSuffix("/") { rest.removeLast() }
    guard let (host, port) = hostAndPort(String(rest)) else {
      throw InvalidValue("expected https://HOST without a path")
    }
    guard isSecure || host == "::1" || host == "localhost" || host.isLoopback else {
      throw InvalidValue("expected https, but for an address of this machine")
    }
    let name = host.contains(":") ? "[\(host)]" : host.lowercased()
    let isStandard = port == nil || port == (isSecure ? 443 : 80)
    self.init(host: isStandard ? name : "\(name):\(port ?? 0)", isSecure: isSecure)
  }
}

/// Takes a host from its port, `[::1]:8765` as well; nil when it is neither a name nor an address.
private func hostAndPort(_ text: String) -> (host: String, port: Int?)? {
  var host = text[...]
  var port: Int?
  if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
    guard let number = Int(text[text.index(after: colon)...]), (0...65_535).contains(number) else {
      return nil
    }
    port = number
    host = text[..<colon]
  }
  if host.hasPrefix("[") {
    guard host.hasSuffix("]") else { return nil }
    host = host.dropFirst().dropLast()
    guard host.contains(":") else { return nil }
  } else if host.contains(":") {
    return nil
  }
  let isName = host.utf8.allSatisfy { byte in
    (0x30...0x3A).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x2D || byte == 0x2E
  }
  return isName && !host.isEmpty ? (String(host), port) : nil
}

extension String {
  /// Whether it is one of the addresses 127.0.0.0 to 127.255.255.255.
  fileprivate var isLoopback: Bool {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
