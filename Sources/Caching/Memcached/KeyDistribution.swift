import CMemcached
import Model

/// Which server of a pool keeps a key, as libmemcached distributes them (weighted Ketama), so that
/// other programs find the keys on the same servers.
///
/// libmemcached only hashes: it connects to no server, and reads nothing that one sends.
final class KeyDistribution {
  private let library: MemcachedLibrary
  private let handle: UnsafeMutablePointer<memcached_st>
  private let servers: [ServerAddress]

  init(_ servers: [ServerAddress]) throws(CacheError) {
    library = try MemcachedLibrary()
    guard let handle = library.call.memcached_create(nil) else { throw .away("out of memory") }
    self.handle = handle
    self.servers = servers
    _ = library.call.memcached_behavior_set(handle, MEMCACHED_BEHAVIOR_KETAMA_WEIGHTED, 1)
    for server in servers {
      let code =
        switch server.place {
        case .host(let name, let port):
          library.call.memcached_server_add_with_weight(handle, name, port, server.weight)
        case .socket(let path): library.call.memcached_server_add_unix_socket(handle, path)
        }
      guard code == MEMCACHED_SUCCESS else {
        let reason = library.call.memcached_strerror(handle, code).map { String(cString: $0) }
        throw .misconfigured(
          "the cache is not used, because of server \(server): \(reason ?? "error \(code.rawValue)")"
        )
      }
    }
  }

  deinit {
    library.call.memcached_free(handle)
  }

  /// The index of the server that keeps `key`.
  func index(of key: CacheKey) -> Int {
    var code = MEMCACHED_SUCCESS
    let found = library.call.memcached_server_by_key(
      handle, key.string, key.string.utf8.count, &code)
    guard let found, let name = library.call.memcached_server_name(found) else { return 0 }
    let port = UInt16(library.call.memcached_server_port(found))
    return servers.firstIndex { server in
      switch server.place {
      case .host(let host, let number): number == port && host == String(cString: name)
      case .socket(let path): path == String(cString: name)
      }
    } ?? 0
  }
}
