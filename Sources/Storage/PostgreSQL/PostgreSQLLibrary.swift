import CPostgreSQL
import Model

/// libpq, loaded when a server is first used.
final class PostgreSQLLibrary {
  let call: cpostgresql

  init() throws(ServerFault) {
    var table = cpostgresql()
    if let missing = cpostgresql_load(&table) {
      throw .noLibrary(reason: String(cString: missing))
    }
    call = table
  }
}
