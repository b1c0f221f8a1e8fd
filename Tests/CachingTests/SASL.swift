import Caching

/// The user of ``Memcached/withSASL(_:)``, and one who guesses.
enum SASL {
  static let right = MemcachedCache.Credentials(user: "tasks", password: "secret")
  static let wrong = MemcachedCache.Credentials(user: "tasks", password: "guess")
}
