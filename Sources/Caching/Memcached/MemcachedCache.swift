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
  private var clients: [ServerAddress: any ServerClient] = [:]
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
    name = "memcached " + servers.map(\.description).joined(separator: ",")
    self.servers = servers
    self.timeouts = timeouts
    self.credentials = credentials
    self.breaker = breaker
  }

  package func get(_ keys: [CacheKey]) throws(CacheError) -> [CacheKey: [UInt8]] {
    var groups: [(server: ServerAddress, keys: [CacheKey])] = []
    for key in keys {
      let server = try server(of: key)
      if let index = groups.firstIndex(where: { $0.server == server }) {
        groups[index].keys.append(key)
      } else {
        groups.append((server, [key]))
      }
    }
    var found: [CacheKey: [UInt8]] = [:]
    var failures: [CacheError] = []
    for (server, keys) in groups {
      do throws(CacheError) {
        let entries = try ask(server) { client throws(CacheError) in try client.get(keys) }
        found.merge(entries) { first, _ in first }
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
        clients[server] = nil
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
        clients[server] = nil
      } else if state == .halfOpen {
        breaker?.recordSuccess(of: server)
      }
      throw error
    }
  }

  private func client(of server: ServerAddress) throws(CacheError) -> any ServerClient {
    if let client = clients[server] { return client }
    let client: any ServerClient
    if let credentials {
      client = try BinaryClient(server, timeouts, credentials)
    } else {
      client = try TextClient(server, timeouts)
    }
    clients[server] = client
    return client
  }
}
