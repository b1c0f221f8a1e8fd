import CMemcached
import Model

/// libmemcached, loaded when a pool of servers is first used.
struct MemcachedLibrary {
  let call: cmemcached

  init() throws(CacheError) {
    var table = cmemcached()
    if let missing = cmemcached_load(&table) {
      throw .misconfigured(
        """
        the cache is not used, because libmemcached cannot be loaded (install Debian's \
        libmemcached11 or libmemcached11t64): \(String(cString: missing))
        """)
    }
    call = table
  }
}

/// The version of libmemcached, which is loaded for it; nil where it cannot be.
package func libmemcachedVersion() -> String? {
  guard let library = try? MemcachedLibrary() else { return nil }
  return library.call.memcached_lib_version().map { String(cString: $0) }
}
