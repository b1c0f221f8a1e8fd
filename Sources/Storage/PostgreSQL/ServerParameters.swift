import CPostgreSQL
import Libc
import Model

/// What libpq connects with: the URL, and what it takes from its surroundings where the URL leaves something
/// open (services, PG* variables, defaults).
struct ServerParameters {
  /// By libpq's keywords; it may hold a password.
  private let values: [String: String]

  init(_ address: PostgreSQLAddress, _ libpq: PostgreSQLLibrary) throws(ServerFault) {
    var message: UnsafeMutablePointer<CChar>?
    guard let parsed = libpq.call.PQconninfoParse(address.url, &message) else {
      let reason = message.map { String(cString: $0) } ?? "out of memory"
      libpq.call.PQfreemem(message)
      // libpq may repeat the URL.
      throw .invalidURL(reason: address.hasPassword ? nil : reason)
    }
    let given = Self.values(parsed)
    libpq.call.PQconninfoFree(parsed)
    // Only so does libpq read a service for its defaults.
    if let service = given["service"] { setenv("PGSERVICE", service, 1) }
    guard let defaults = libpq.call.PQconndefaults() else {
      throw .invalidURL(reason: "its service cannot be read")
    }
    var values = Self.values(defaults)
    libpq.call.PQconninfoFree(defaults)
    values.merge(given) { $1 }
    // libpq waits for ever for a network that is gone.
    for (keyword, value) in [
      ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "10000"), ("fallback_application_name", "tasks"),
    ] where values[keyword] == nil {
      values[keyword] = value
    }
    values["client_encoding"] = "UTF8"
    self.values = values
  }

  private static func values(
    _ options: UnsafeMutablePointer<PQconninfoOption>
  ) -> [String: String] {
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val, value.pointee != 0 {
        values[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    return values
  }

  private var database: String { values["dbname"] ?? values["user"] ?? "" }

  /// Such as `team on db.example.com`, with the port where it is not PostgreSQL's own.
  var name: String {
    let port = values["port"].map { $0 == "5432" ? "" : ":\($0)" } ?? ""
    return "\(database) on \(values["host"] ?? values["hostaddr"] ?? "this machine")\(port)"
  }

  /// Distinguishes databases that share a cache; it holds no password.
  var identity: String {
    let parts = ["host", "hostaddr", "port", "user"].map { values[$0] ?? "" }
    return "postgres \(parts.joined(separator: " ")) \(database)"
  }

  /// Begins to connect; nil without memory.
  func start(_ libpq: PostgreSQLLibrary) -> OpaquePointer? {
    let keywords = values.keys.sorted()
    let strings = (keywords + keywords.compactMap { values[$0] }).map { strdup($0) }
    defer { for string in strings { free(string) } }
    let pointers = strings.map { UnsafePointer($0) }
    return libpq.call.PQconnectStartParams(
      pointers.prefix(keywords.count) + [nil], pointers.suffix(keywords.count) + [nil], 0)
  }
}
