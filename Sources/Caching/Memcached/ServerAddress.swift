/// Where one memcached listens, and its share of the keys.
package struct ServerAddress: Hashable, Sendable {
  enum Place: Hashable {
    case host(String, port: UInt16)
    /// The path of a unix socket.
    case socket(String)
  }

  let place: Place
  /// 1 to 1,000; a server of weight 2 keeps twice the keys of one of weight 1.
  let weight: UInt32

  package static func host(_ name: String, port: UInt16, weight: UInt32 = 1) -> ServerAddress {
    ServerAddress(place: .host(name, port: port), weight: weight)
  }

  package static func socket(_ path: String) -> ServerAddress {
    ServerAddress(place: .socket(path), weight: 1)
  }

  private init(place: Place, weight: UInt32) {
    self.place = place
    self.weight = weight
  }

  /// memcached's registered port.
  package static let defaultPort: UInt16 = 11_211

  /// Reads `name`, `name:port`, `192.0.2.1:port` and `[2001:db8::1]:port`, each with an
  /// optional `*weight`.
  init?(_ word: Substring) {
    let parts = word.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    guard let weight = parts.count > 1 ? Self.number(parts[1]) : 1, (1...1_000).contains(weight)
    else { return nil }
    self.weight = weight
    var host = parts[0]
    var port: Substring?
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      let rest = host[host.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      port = rest.isEmpty ? nil : rest.dropFirst()
      host = host[..<end].dropFirst()
    } else if let colon = host.lastIndex(of: ":") {
      port = host[host.index(after: colon)...]
      host = host[..<colon]
      guard !host.contains(":") else { return nil }
    }
    guard !host.isEmpty, !host.contains(where: { "[]/?".contains($0) }) else { return nil }
    guard let port else {
      place = .host(String(host), port: Self.defaultPort)
      return
    }
    guard let number = Self.number(port).flatMap(UInt16.init(exactly:)), number > 0 else {
      return nil
    }
    place = .host(String(host), port: number)
  }

  private static func number(_ digits: Substring) -> UInt32? {
    digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt32(digits) : nil
  }
}

extension ServerAddress: CustomStringConvertible {
  /// The address without its weight.
  package var description: String {
    switch place {
    case .host(let name, let port): name.contains(":") ? "[\(name)]:\(port)" : "\(name):\(port)"
    case .socket(let path): path
    }
  }
}
