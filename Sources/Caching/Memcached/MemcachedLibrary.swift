import CMemcached
import Model

/// libmemcached, loaded when a memcached is first asked.
struct MemcachedLibrary {
  let call: cmemcached
  /// Such as `1.1.4`.
  let version: String

  /// Before it, a short time-out could return the answer to another request.
  private static let oldest = [1, 1, 4]

  init() throws(CacheError) {
    var table = cmemcached()
    if let missing = cmemcached_load(&table) {
      throw .misconfigured(
        """
        the cache is not used, because libmemcached cannot be loaded (install Debian's \
        libmemcached11 or libmemcached11t64): \(String(cString: missing))
        """)
    }
    version = table.memcached_lib_version().map { String(cString: $0) } ?? "0"
    let numbers = version.split(separator: ".").map { Int($0) ?? 0 }
    guard !numbers.lexicographicallyPrecedes(Self.oldest) else {
      throw .misconfigured(
        "the cache is not used, because libmemcached \(version) is older than 1.1.4")
    }
    call = table
  }
}
