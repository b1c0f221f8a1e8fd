private import CSQLite

/// The version of the library that is loaded, such as `3.40.1`.
package func sqliteVersion() -> String { String(cString: sqlite3_libversion()) }
