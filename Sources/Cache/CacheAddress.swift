/// Where lists are cached, as `--cache` and `MEMCACHIER_SERVERS` name it.
package enum CacheAddress: Equatable, Sendable {
  /// A pool of memcached servers; never empty.
  case memcached([ServerAddress])
  /// A folder; nil is the default one.
  case files(String?)
  /// Inside this process.
  case memory
  case none

  /// Reads `memcached://host:port[,host:port…]`, `memcached:///path`, `file:[PATH]`, `memory:`
  /// and `none`.
  ///
  /// The error's sentence never repeats `url`, which may hold a password.
  package init(url: String) throws(CacheAddressError) {
    switch url {
    case "none": self = .none
    case "memory:": self = .memory
    case _ where url.hasPrefix("file:"):
      let path = String(url.dropFirst("file:".count))
      self = .files(path.isEmpty ? nil : path)
    case _ where url.hasPrefix("memcached:///"):
      self = .memcached([.socket(String(url.dropFirst("memcached://".count)))])
    case _ where url.hasPrefix("memcached://"):
      self = try .init(servers: String(url.dropFirst("memcached://".count)))
    default:
      throw CacheAddressError(
        "a cache is memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none")
    }
  }

  /// Reads `host[:port]` of several servers with a comma, a semicolon or space between them.
  package init(servers: String) throws(CacheAddressError) {
    guard !servers.contains("@") else {
      throw CacheAddressError(
        "a user name and a password belong in MEMCACHIER_USERNAME and MEMCACHIER_PASSWORD")
    }
    var addresses: [ServerAddress] = []
    for word in servers.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      addresses.append(try ServerAddress(String(word)))
    }
    guard !addresses.isEmpty else { throw CacheAddressError("it names no server") }
    self = .memcached(addresses)
  }
}

/// Where one memcached listens.
package enum ServerAddress: Equatable, Sendable, CustomStringConvertible {
  case host(String, port: UInt16)
  /// The path of a unix socket.
  case socket(String)

  /// memcached's registered port.
  package static let defaultPort: UInt16 = 11_211

  /// Reads `name`, `name:port`, `192.0.2.1:port` and `[2001:db8::1]:port`.
  init(_ word: String) throws(CacheAddressError) {
    var host = Substring(word)
    var port: Substring?
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      let rest = host[host.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { throw Self.unreadable(word) }
      port = rest.isEmpty ? nil : rest.dropFirst()
      host = host[..<end].dropFirst()
    } else if let colon = host.lastIndex(of: ":") {
      port = host[host.index(after: colon)...]
      host = host[..<colon]
      guard !host.contains(":") else { throw Self.unreadable(word) }
    }
    guard !host.isEmpty, !host.contains(where: { "[]/".contains($0) }) else {
      throw Self.unreadable(word)
    }
    guard let port else {
      self = .host(String(host), port: Self.defaultPort)
      return
    }
    guard let number = UInt16(port), number > 0, port.allSatisfy(\.isNumber) else {
      throw Self.unreadable(word)
    }
    self = .host(String(host), port: number)
  }

  private static func unreadable(_ word: String) -> CacheAddressError {
    CacheAddressError("'\(word)' is not HOST, HOST:PORT or [IPV6]:PORT")
  }

  package var description: String {
    switch self {
    case .host(let name, let port): name.contains(":") ? "[\(name)]:\(port)" : "\(name):\(port)"
    case .socket(let path): path
    }
  }
}

/// Why an address cannot be read, in a sentence for the user.
package struct CacheAddressError: Error, Equatable {
  package let sentence: String

  init(_ sentence: String) {
    self.sentence = sentence
  }
}
