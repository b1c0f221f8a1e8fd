import Cache
import TestSupport

/// A memcached that wants a user name and a password.
enum SASL {
  static let right = MemcachedCache.Credentials(user: "tasks", password: "secret")
  static let wrong = MemcachedCache.Credentials(user: "tasks", password: "guess")

  static func withServer(_ body: (Memcached) async throws -> Void) async throws {
    let folder = try Home()
    let made = try await folder.shell(
      """
      printf 'mech_list: plain\\nsasldb_path: %s/sasldb2\\n' "$HOME" > "$HOME/memcached.conf"
      printf secret | saslpasswd2 -p -a memcached -c -f "$HOME/sasldb2" -u "$(hostname)" tasks
      """)
    guard made.status == 0 else { throw TestFailure("saslpasswd2: \(made.errors)") }
    try await Memcached.with(["-S"], environment: ["SASL_CONF_PATH": folder.path], body)
  }
}
