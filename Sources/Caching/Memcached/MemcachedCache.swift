import CMemcached
private import Libc
package import Model

/// Values in a pool of memcached servers, over the binary protocol of libmemcached.
package final class MemcachedCache: Cache {
  package let name: String
  private let servers: [ServerAddress]
  private let timeouts: MemcachedTimeouts
  private let credentials: Credentials?
  private let memory: CircuitBreaker?
  private let asksFailed: Bool
  private var client: MemcachedClient?

  /// A user name and a password for SASL.
  package struct Credentials: Equatable, Sendable {
    let user: String
    let password: String

    package init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  /// Uses `servers`, which is not empty; connects when it is first asked.
  ///
  /// With `memory`, a server that failed lately is not asked at all, unless `asksFailed`.
  package init(
    servers: [ServerAddress], timeouts: MemcachedTimeouts = MemcachedTimeouts(),
    credentials: Credentials?, memory: CircuitBreaker? = nil, asksFailed: Bool = false
  ) {
    self.asksFailed = asksFailed
    name = "memcached " + servers.map(\.description).joined(separator: ",")
    self.servers = servers
    self.timeouts = timeouts
    self.credentials = credentials
    self.memory = memory
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
    _ = try store(.set, key, value, ttl: ttl)
  }

  package func add(_ key: CacheKey, _ value: [UInt8], ttl: Int?) throws(CacheError) -> Bool {
    try store(.add, key, value, ttl: ttl)
  }

  package func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    try ask(server(of: key)) { client throws(CacheError) in try client.delete(key) }
  }

  package func noteDamage(_ key: CacheKey) {
    guard let server = try? server(of: key) else { return }
    memory?.noteDamage(server)
  }

  package func stats() throws(CacheError) -> [CacheStatistics] {
    var statistics: [CacheStatistics] = []
    for server in servers {
      // A handle for each, so that one that is away hides no other's counters.
      let client = try MemcachedClient(
        servers: [server], timeouts: timeouts, credentials: credentials)
      do throws(CacheError) {
        var values = try client.stats()
        values["corrupt"] = memory.map { "\($0.corrupt(server))" }
        statistics.append(CacheStatistics(name: "\(server)", values: values))
      } catch {
        guard case .away(let reason) = error else { throw error }
        statistics.append(CacheStatistics(name: "\(server)", values: [:], failure: reason))
      }
    }
    return statistics
  }

  private func store(
    _ storing: MemcachedClient.Storing, _ key: CacheKey, _ value: [UInt8], ttl: Int?
  ) throws(CacheError) -> Bool {
    try checkLimits(value, ttl: ttl)
    return try ask(server(of: key)) { client throws(CacheError) in
      try client.store(storing, key, value, ttl: ttl)
    }
  }

  /// The server that keeps `key`; of one server that is known without loading libmemcached.
  private func server(of key: CacheKey) throws(CacheError) -> ServerAddress {
    guard servers.count > 1 else { return servers[0] }
    return try connected().server(of: key, among: servers) ?? servers[0]
  }

  /// Asks `server`, unless it failed lately, and remembers how it did.
  private func ask<Value>(
    _ server: ServerAddress, _ question: (MemcachedClient) throws(CacheError) -> Value
  ) throws(CacheError) -> Value {
    let judgement = asksFailed ? .ask : memory?.judge(server) ?? .ask
    if case .skip(let reason) = judgement { throw .away(reason) }
    do throws(CacheError) {
      let value = try bounded { () throws(CacheError) in try question(connected()) }
      if judgement == .tryAgain { memory?.forget(server) }
      return value
    } catch {
      if case .away(let reason) = error {
        memory?.remember(server, reason: reason)
        // A late answer to what was given up must not be taken for the next one's.
        client = nil
      } else if judgement == .tryAgain {
        memory?.forget(server)
      }
      throw error
    }
  }

  /// Bounds the whole of a question in a command; elsewhere other sockets would be cut with it.
  private func bounded<Value>(
    _ body: () throws(CacheError) -> Value
  ) throws(CacheError) -> Value {
    guard memory != nil else { return try body() }
    // A server that hangs is left after the two; the rest is for one that is slow but answers.
    let limit = timeouts.connect + timeouts.poll + 600
    let end = monotonicNanoseconds() + limit * 1_000_000
    let value = try withDeadline(milliseconds: limit, body)
    // What was cut can look like a miss.
    guard monotonicNanoseconds() < end else { throw .away("no whole answer in \(limit) ms") }
    return value
  }

  private func connected() throws(CacheError) -> MemcachedClient {
    if let client { return client }
    let made = try MemcachedClient(
      servers: servers, timeouts: timeouts, credentials: credentials)
    client = made
    return made
  }
}
