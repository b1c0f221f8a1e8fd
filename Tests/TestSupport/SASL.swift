extension Memcached {
  /// Runs `body` with a server that wants the user name `tasks` and the password `secret`.
  package static func withSASL(_ body: (Memcached) async throws -> Void) async throws {
    let folder = try Home()
    let made = try await folder.shell(
      """
      printf 'mech_list: plain\\nsasldb_path: %s/sasldb2\\n' "$HOME" > "$HOME/memcached.conf"
      printf secret | saslpasswd2 -p -a memcached -c -f "$HOME/sasldb2" -u "$(hostname)" tasks
      """)
    guard made.status == 0 else { throw TestFailure("saslpasswd2: \(made.errors)") }
    try await with(["-S"], environment: ["SASL_CONF_PATH": folder.path], body)
  }
}
