private import Libc
package import Model

/// Values in one memcached, or in a pool whose keys libmemcached distributes.
package final class MemcachedCache: Cache {
  package let name: String
  private let servers: [ServerAddress]
  private let timeouts: MemcachedTimeouts
  private let credentials: Credentials?
  private let breaker: CircuitBreaker?
  private let ignoresBreaker: Bool
  /// A few at most, so that nothing is gained by a dictionary, which takes a command longer to set up.
  private var clients: [(server: ServerAddress, client: any ServerClient)] = []
  private var distribution: KeyDistribution?

  /// A user name and a password for SASL.
  package struct Credentials: Equatable, Sendable {
    let user: String
    let password: String

    package init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  /// Uses `servers`, which is not empty; connects on first use.
  ///
  /// With `breaker`, a server that failed lately is skipped, unless `ignoresBreaker`.
  package init(
    servers: [ServerAddress], timeouts: MemcachedTimeouts = MemcachedTimeouts(),
    credentials: Credentials?, breaker: CircuitBreaker? = nil, ignoresBreaker: Bool = false
  ) {
    self.ignoresBreaker = ignoresBreaker
    // Not joined(separator:), which looks for its types when a command starts.
    name = servers.dropFirst().reduce("memcached \(servers[0])") { "\($0),\($1)" }
    self.servers = servers
    self.timeouts = timeouts
    self.credentials = credentials
    self.breaker = breaker
  }

  package func prepare() {
    guard servers.count == 1, clients.isEmpty, credentials == nil,
      ignoresBreaker || breaker?.hasFailure(of: servers[0]) != true,
      let client = TextClient(connectingTo: servers[0], timeouts)
    else { return }
    clients.append((servers[0], client))
  }

  package func get(_ keys: [CacheKey]) throws(CacheError) -> [StoredBytes?] {
    guard servers.count > 1 else {
      return try ask(servers[0]) { client throws(CacheError) in try client.get(keys) }
    }
    var groups: [(server: ServerAddress, places: [Int])] = []
    for (place, key) in keys.enumerated() {
      let server = try server(of: key)
      if let index = groups.firstIndex(where: { $0.server == server }) {
        groups[index].places.append(place)
      } else {
        groups.append((server, [place]))
      }
    }
    var found = [StoredBytes?](repeating: nil, count: keys.count)
    var failures: [CacheError] = []
    for (server, places) in groups {
      do throws(CacheError) {
        let values = try ask(server) { client throws(CacheError) in
          try client.get(places.map { keys[$0] })
        }
        for (place, value) in zip(places, values) { found[place] = value }
      } catch {
        guard case .away = error else { throw error }
        failures.append(error)
      }
    }
    // While one server answers, what the others keep is only absent.
    if let failure = failures.first, failures.count == groups.count { throw failure }
    return found
  }

  package func set(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) {
    _ = try store(key, value, ttl: ttl, isAdd: false)
  }

  package func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool {
    try store(key, value, ttl: ttl, isAdd: true)
  }

  package func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    try ask(server(of: key)) { client throws(CacheError) in try client.delete(key) }
  }

  package func recordCorruptValue(_ key: CacheKey) {
    guard let server = try? server(of: key) else { return }
    breaker?.recordCorruptValue(of: server)
  }

  package func stats() throws(CacheError) -> [CacheStatistics] {
    var statistics: [CacheStatistics] = []
    for server in servers {
      do throws(CacheError) {
        var values = try client(of: server).stats()
        values["corrupt"] = breaker.map { "\($0.corruptValues(of: server))" }
        statistics.append(CacheStatistics(name: "\(server)", values: values))
      } catch {
        forget(server)
        guard case .away(let reason) = error else { throw error }
        statistics.append(CacheStatistics(name: "\(server)", values: [:], failure: reason))
      }
    }
    return statistics
  }

  private func store(
    _ key: CacheKey, _ value: [UInt8], ttl: Int?, isAdd: Bool
  ) throws(CacheError) -> Bool {
    try checkLimits(value, ttl: ttl)
    return try ask(server(of: key)) { client throws(CacheError) in
      try client.store(key, value, ttl: ttl, isAdd: isAdd)
    }
  }

  /// The server that keeps `key`.
  private func server(of key: CacheKey) throws(CacheError) -> ServerAddress {
    guard servers.count > 1 else { return servers[0] }
    if distribution == nil { distribution = try KeyDistribution(servers) }
    return servers[distribution?.index(of: key) ?? 0]
  }

  /// Asks `server`, unless it failed lately, and remembers how it did.
  private func ask<Value>(
    _ server: ServerAddress, _ question: (any ServerClient) throws(CacheError) -> Value
  ) throws(CacheError) -> Value {
    let state = ignoresBreaker ? .closed : breaker?.state(of: server) ?? .closed
    if case .open(let reason) = state { throw .away(reason) }
    do throws(CacheError) {
      let client = try client(of: server)
      let value = try question(client)
      if state == .halfOpen || ignoresBreaker { breaker?.recordSuccess(of: server) }
      return value
    } catch {
      if case .away(let reason) = error {
        breaker?.recordFailure(of: server, reason: reason)
        // A late answer must not be taken for the answer to the next question.
        forget(server)
      } else if state == .halfOpen {
        breaker?.recordSuccess(of: server)
      }
      throw error
    }
  }

  private func client(of server: ServerAddress) throws(CacheError) -> any ServerClient {
    if let known = clients.first(where: { $0.server == server }) { return known.client }
    let client: any ServerClient
    if let credentials {
      client = try BinaryClient(server, timeouts, credentials)
    } else {
      client = try TextClient(server, timeouts)
    }
    clients.append((server, client))
    return client
  }

  private func forget(_ server: ServerAddress) { clients.removeAll { $0.server == server } }
}
