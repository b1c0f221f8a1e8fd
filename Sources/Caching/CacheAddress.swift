package import Text

/// Where lists are cached, as `--cache` and `MEMCACHIER_SERVERS` name it.
package enum CacheAddress: Equatable, Sendable {
  /// A pool of memcached servers, never empty, and how long to wait for them.
  case memcached([ServerAddress], MemcachedTimeouts = MemcachedTimeouts())
  /// A folder; nil is the default one.
  case files(String?)
  /// Inside this process.
  case memory
  case none

  /// Reads `memcached://host:port[*weight][,…][?connect-timeout=2s&poll-timeout=750ms]`,
  /// `memcached:///path[?…]`, `file:[PATH]`, `memory:` and `none`.
  ///
  /// The error never repeats `url`, which may hold a password.
  package init(url: String) throws(InvalidValue) {
    switch url {
    case "none": self = .none
    case "memory:": self = .memory
    case _ where url.hasPrefix("file:"):
      let path = String(url.dropFirst("file:".count))
      self = .files(path.isEmpty ? nil : path)
    case _ where url.hasPrefix("memcached://"):
      let parts = url.dropFirst("memcached://".count).split(
        separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      let place = String(parts[0])
      let servers = place.hasPrefix("/") ? [.socket(place)] : try Self.servers(place)
      self = .memcached(
        servers, parts.count > 1 ? try MemcachedTimeouts(query: parts[1]) : MemcachedTimeouts())
    default:
      throw InvalidValue(
        "expected memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none")
    }
  }

  /// Reads `host[:port]` of several servers with a comma, a semicolon or space between them.
  package init(servers: String) throws(InvalidValue) {
    self = .memcached(try Self.servers(servers))
  }

  private static func servers(_ servers: String) throws(InvalidValue) -> [ServerAddress] {
    guard !servers.contains("@") else {
      throw InvalidValue(
        "a user name and a password go in MEMCACHIER_USERNAME and MEMCACHIER_PASSWORD")
    }
    var addresses: [ServerAddress] = []
    for word in servers.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      guard let address = ServerAddress(word) else {
        throw InvalidValue(
          """
          expected HOST, HOST:PORT or [IPV6]:PORT, with or without *WEIGHT, as server \
          \(addresses.count + 1)
          """)
      }
      addresses.append(address)
    }
    guard !addresses.isEmpty else { throw InvalidValue("expected a server") }
    // libmemcached, which distributes the keys, ends the process at more.
    guard addresses.count <= 100 else { throw InvalidValue("expected at most 100 servers") }
    return addresses
  }
}
