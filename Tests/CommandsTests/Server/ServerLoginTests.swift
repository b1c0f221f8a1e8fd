import TestSupport
import Testing

/// Passwords and TLS, as libpq takes them from its surroundings.
@Suite struct ServerLoginTests {
  private static let password = "ganz-geheim"

  @Test func passwordsAndCertificates() async throws {
    let server = try PostgreSQL.withPassword(Self.password)
    let url = "postgres://ada@127.0.0.1:\(server.port)/team"
    let home = try Home(["TASKS_DB": url])
    let password = ["PGPASSWORD": Self.password]
    try await wait("TLS") {
      try await home.tasks("init", environment: password).status == 0 ? () : nil
    }
    #expect(try await home.tasks("add", "one", environment: password).status == 0)
    try await expectRefusals(home, url)
    try await expectCertificates(home, server, url)

    // The service's password, then that of ~/.pgpass.
    let service = ["TASKS_DB": "postgres://?service=team"]
    try await home.shell(
      """
      printf '[team]\\nhost=127.0.0.1\\nport=\(server.port)\\ndbname=team\\nuser=ada\\n' > .pg_service.conf
      cp .pg_service.conf with-password; echo 'password=\(Self.password)' >> with-password
      """)
    let file = ["PGSERVICEFILE": "\(home.path)/with-password"].merging(service) { $1 }
    #expect(try await home.tasks("list", environment: file) == Ended(output: "1\tone\n"))
    #expect(try await home.tasks("list", environment: service).status == 3)
    try await home.shell(
      "echo '127.0.0.1:*:team:ada:\(Self.password)' > .pgpass; chmod 600 .pgpass")
    for environment in [service, [:]] {
      let list = try await home.tasks("list", "--explain", environment: environment)
      #expect(list.output == "1\tone\n", "\(list)")
      #expect(list.errors.contains("team on 127.0.0.1:\(server.port) as ada, TLSv1."), "\(list)")
      #expect(!list.errors.contains(Self.password))
      let doctor = try await home.tasks("doctor", environment: environment).output
      #expect(doctor.contains("as ada, TLSv1.") && !doctor.contains(Self.password), "\(doctor)")
    }
    #expect(try await home.tasks("where").output.contains(url))
    #expect(try await home.tasks("where", environment: service).output.contains("service=team"))
  }

  /// No password, a wrong one, and a connection without TLS.
  private func expectRefusals(_ home: Home, _ url: String) async throws {
    for (environment, reason) in [
      ([:], "the password is wrong, or there is none"),
      (["PGPASSWORD": "falsch"], "the password is wrong, or there is none"),
      (["PGPASSWORD": Self.password, "PGSSLMODE": "disable"], "pg_hba.conf does not let"),
    ] {
      for words in [["list"], ["add", "x"], ["init"], ["list", "--strategy", "none"]] {
        let ended = try await home.tasks(words, environment: environment)
        #expect(ended.status == 3, "\(ended)")
        #expect(
          ended.errors.hasPrefix("tasks: cannot log in to team on 127.0.0.1:")
            && ended.errors.contains(reason), "\(ended)")
        #expect(!ended.errors.contains("falsch") && !ended.errors.contains(Self.password))
      }
    }
    let json = try await home.tasks("list", "--json", environment: ["PGPASSWORD": "falsch"])
    #expect((json.output + json.errors).contains("\"denied\""), "\(json)")
  }

  /// A certificate that nobody vouches for, one of another server, and the server's own.
  private func expectCertificates(_ home: Home, _ server: PostgreSQL, _ url: String) async throws {
    func list(_ environment: [String: String]) async throws -> Ended {
      let all = ["PGPASSWORD": Self.password, "PGSSLMODE": "verify-full"]
      return try await home.tasks("list", environment: all.merging(environment) { $1 })
    }
    try await home.shell(
      """
      openssl req -new -x509 -days 2 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
        -keyout other.key -out other.crt -subj /CN=127.0.0.1
      """)
    let none = try await list([:])
    #expect(none.status == 3 && none.errors.contains("root certificate file"), "\(none)")
    let other = try await list(["PGSSLROOTCERT": "\(home.path)/other.crt"])
    #expect(other.status == 3 && other.errors.contains("certificate verify failed"), "\(other)")
    let own = try await list(["PGSSLROOTCERT": server.certificate])
    #expect(own == Ended(output: "1\tone\n"))
  }
}
