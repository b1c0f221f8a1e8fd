import CMemcached
private import Libc
import Model

/// One handle of libmemcached; a class because ``MemcachedCache`` makes it late and keeps it.
final class MemcachedClient {
  enum Storing {
    case set
    case add
  }

  private let library: MemcachedLibrary
  private let handle: UnsafeMutablePointer<memcached_st>
  private let hasCredentials: Bool

  init(
    servers: [ServerAddress], timeouts: MemcachedTimeouts,
    credentials: MemcachedCache.Credentials?
  ) throws(CacheError) {
    library = try MemcachedLibrary()
    guard let handle = library.call.memcached_create(nil) else { throw .away("out of memory") }
    self.handle = handle
    hasCredentials = credentials != nil
    set(MEMCACHED_BEHAVIOR_BINARY_PROTOCOL, 1)
    set(MEMCACHED_BEHAVIOR_TCP_NODELAY, 1)
    set(MEMCACHED_BEHAVIOR_TCP_KEEPALIVE, 1)
    set(MEMCACHED_BEHAVIOR_CONNECT_TIMEOUT, timeouts.connect)
    set(MEMCACHED_BEHAVIOR_POLL_TIMEOUT, timeouts.poll)
    if servers.count > 1 { set(MEMCACHED_BEHAVIOR_KETAMA_WEIGHTED, 1) }
    for server in servers { try add(server) }
    if let credentials {
      try check(
        library.call.memcached_set_sasl_auth_data(handle, credentials.user, credentials.password))
    }
  }

  deinit {
    library.call.memcached_free(handle)
  }

  private func set(_ behavior: memcached_behavior_t, _ value: UInt64) {
    _ = library.call.memcached_behavior_set(handle, behavior, value)
  }

  private func add(_ server: ServerAddress) throws(CacheError) {
    switch server.place {
    case .host(let name, let port):
      try check(
        library.call.memcached_server_add_with_weight(handle, name, port, server.weight))
    case .socket(let path):
      guard !hasCredentials else {
        throw .misconfigured(
          """
          the cache is not used, because memcached authenticates over TCP only: unset \
          MEMCACHIER_USERNAME or name a host instead of \(path)
          """)
      }
      try check(library.call.memcached_server_add_unix_socket(handle, path))
    }
  }

  /// The one of `servers` that keeps `key`; found by hashing, without asking any.
  func server(of key: CacheKey, among servers: [ServerAddress]) -> ServerAddress? {
    var code = MEMCACHED_SUCCESS
    let found = library.call.memcached_server_by_key(
      handle, key.string, key.string.utf8.count, &code)
    guard let found, let name = library.call.memcached_server_name(found) else { return nil }
    let port = UInt16(library.call.memcached_server_port(found))
    return servers.first { server in
      switch server.place {
      case .host(let host, let number): number == port && host == String(cString: name)
      case .socket(let path): path == String(cString: name)
      }
    }
  }

  /// Asks so many keys at once, so that the server never waits to send while this process does.
  private static let batch = 128

  func get(_ keys: [CacheKey]) throws(CacheError) -> [CacheKey: [UInt8]] {
    var found: [CacheKey: [UInt8]] = [:]
    for start in stride(from: 0, to: keys.count, by: Self.batch) {
      try get(Array(keys[start..<min(start + Self.batch, keys.count)]), into: &found)
    }
    return found
  }

  private func get(
    _ keys: [CacheKey], into found: inout [CacheKey: [UInt8]]
  ) throws(CacheError) {
    let names = keys.map(\.string)
    let keyOf = Dictionary(zip(names, keys)) { first, _ in first }
    let lengths = names.map(\.utf8.count)
    try check(withPointers(names) { library.call.memcached_mget(handle, $0, lengths, names.count) })
    var code = MEMCACHED_SUCCESS
    while let result = library.call.memcached_fetch_result(handle, nil, &code) {
      defer { library.call.memcached_result_free(result) }
      let name = bytes(
        library.call.memcached_result_key_value(result),
        library.call.memcached_result_key_length(result))
      guard let key = keyOf[String(decoding: name, as: UTF8.self)] else { continue }
      let value = bytes(
        library.call.memcached_result_value(result), library.call.memcached_result_length(result))
      found[key] = Array(value)
    }
    if code != MEMCACHED_END && code != MEMCACHED_NOTFOUND { try check(code) }
  }

  /// Stores; false when another value, or none, was in the way.
  func store(
    _ storing: Storing, _ key: CacheKey, _ value: [UInt8], ttl: Int?
  ) throws(CacheError) -> Bool {
    let length = key.string.utf8.count
    let time = time_t(ttl ?? 0)
    let code = value.withUnsafeBytes { buffer in
      let bytes = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      return switch storing {
      case .set:
        library.call.memcached_set(handle, key.string, length, bytes, buffer.count, time, 0)
      case .add:
        library.call.memcached_add(handle, key.string, length, bytes, buffer.count, time, 0)
      }
    }
    switch code {
    case MEMCACHED_NOTSTORED, MEMCACHED_DATA_EXISTS, MEMCACHED_NOTFOUND: return false
    default:
      try check(code)
      return true
    }
  }

  func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    let code = library.call.memcached_delete(handle, key.string, key.string.utf8.count, 0)
    guard code != MEMCACHED_NOTFOUND else { return false }
    try check(code)
    return true
  }

  /// The counters and the settings of the one server of this handle, by memcached's names.
  func stats() throws(CacheError) -> [String: String] {
    let counters = Counters()
    // The settings first: they, too, have an `evictions`, which is not the counter.
    for group in ["settings", nil] {
      try check(
        library.call.memcached_stat_execute(
          handle, group,
          { _, name, nameLength, value, valueLength, counters in
            guard let counters else { return MEMCACHED_FAILURE }
            Unmanaged<Counters>.fromOpaque(counters).takeUnretainedValue()
              .values[text(name, nameLength)] = text(value, valueLength)
            return MEMCACHED_SUCCESS
          }, Unmanaged.passUnretained(counters).toOpaque()))
    }
    counters.values["libmemcached"] = library.version
    counters.values["authentication"] = hasCredentials ? "sasl" : "none"
    return counters.values
  }

  private func check(_ code: memcached_return_t) throws(CacheError) {
    switch code {
    case MEMCACHED_SUCCESS: return
    case MEMCACHED_E2BIG: throw .tooLarge(limit: nil)
    case MEMCACHED_AUTH_FAILURE, MEMCACHED_AUTH_PROBLEM, MEMCACHED_AUTH_CONTINUE:
      throw .misconfigured(
        hasCredentials
          ? """
          the cache is not used, because memcached refuses the user name or the password in \
          MEMCACHIER_USERNAME and MEMCACHIER_PASSWORD
          """
          : """
          the cache is not used, because memcached wants a user name and a password: set \
          MEMCACHIER_USERNAME and MEMCACHIER_PASSWORD
          """)
    case MEMCACHED_UNKNOWN_READ_FAILURE where hasCredentials:
      throw .misconfigured(
        """
        the cache is not used, because memcached takes no user name (it runs without -S): unset \
        MEMCACHIER_USERNAME and MEMCACHIER_PASSWORD
        """)
    default:
      let number = library.call.memcached_last_error_errno(handle)
      guard number == 0 else { throw .away(errorText(number).lowercased()) }
      let reason = library.call.memcached_strerror(handle, code).map { String(cString: $0) }
      throw .away(reason?.lowercased() ?? "error \(code.rawValue)")
    }
  }
}

/// Calls `body` with a pointer to each of `words`.
private func withPointers<Value>(
  _ words: [String], _ body: ([UnsafePointer<CChar>?]) -> Value
) -> Value {
  var starts: [Int] = []
  var characters: [CChar] = []
  for word in words {
    starts.append(characters.count)
    characters += word.utf8CString
  }
  return characters.withUnsafeBufferPointer { buffer in
    body(starts.map { buffer.baseAddress?.advanced(by: $0) })
  }
}

/// What ``MemcachedClient/stats()`` collects from C.
private final class Counters {
  var values: [String: String] = [:]
}

private func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
  String(decoding: bytes(start, count), as: UTF8.self)
}

private func bytes(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeRawBufferPointer {
  UnsafeRawBufferPointer(start: start, count: count)
}
