extension PostgreSQL {
  /// A server of one test that lets `ada` in by network with a password over TLS, and nobody else.
  ///
  /// Its certificate is ``certificate``, which nobody else has signed.
  package static func withPassword(_ password: String) throws -> PostgreSQL {
    let server = try ofOneTest()
    let data = "\(server.folder)/data"
    try sh(
      """
      cd \(data)
      openssl req -new -x509 -days 2 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
        -keyout server.key -out server.crt -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1
      chmod 600 server.key && chown --reference=PG_VERSION server.key server.crt
      cat > pg_hba.conf <<'END'
      local all all trust
      hostssl all ada 127.0.0.1/32 scram-sha-256
      END
      """)
    try server.psql(
      "postgres", "SET password_encryption = 'scram-sha-256'",
      "CREATE ROLE ada LOGIN PASSWORD '\(password)'",
      "CREATE DATABASE team OWNER ada ENCODING 'UTF8' TEMPLATE template0",
      "ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()")
    return server
  }

  /// The file of the server's own certificate.
  package var certificate: String { "\(folder)/data/server.crt" }
}
