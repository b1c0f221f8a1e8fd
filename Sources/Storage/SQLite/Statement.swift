private import CSQLite
import Model

/// A prepared statement of one connection; it must not outlive it.
struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let path: String
  /// Whether the connection keeps it to be used again.
  private let isKept: Bool

  /// Takes over `handle`, a fresh `sqlite3_stmt`; with `isKept` it is borrowed.
  init(_ handle: OpaquePointer, path: String, isKept: Bool = false) {
    self.handle = handle
    self.path = path
    self.isKept = isKept
  }

  deinit {
    if isKept { sqlite3_reset(handle) } else { sqlite3_finalize(handle) }
  }

  /// SQLITE_TRANSIENT, a cast that Swift cannot import: SQLite copies the bytes.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  func bind(_ number: Int64, at index: Int32) {
    sqlite3_bind_int64(handle, index, number)
  }

  func bind(_ number: Int64?, at index: Int32) {
    if let number { bind(number, at: index) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ text: String?, at index: Int32) {
    if let text { bind(text, at: index) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ bytes: [UInt8]?, at index: Int32) {
    guard let bytes else {
      sqlite3_bind_null(handle, index)
      return
    }
    bytes.withUnsafeBytes { bytes in
      _ = sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), Self.copied)
    }
  }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  func bind(_ text: String, at index: Int32) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = sqlite3_bind_text(
          handle, index, characters.baseAddress, Int32(characters.count), Self.copied)
      }
    }
  }

  /// Binds UTF-8 text.
  func bind(_ text: Span<UInt8>, at index: Int32) {
    text.withUnsafeBytes { bytes in
      // Null would be bound where there is no first byte.
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let start else { return bind("", at: index) }
      _ = sqlite3_bind_text(handle, index, start, Int32(bytes.count), Self.copied)
    }
  }

  /// Goes to the next row; false when there is none.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw storeError(code, sqlite3_db_handle(handle), path: path)
    }
  }

  /// Runs a statement that returns nothing of interest, and makes it ready to run again.
  func run() throws(StoreError) {
    _ = try step()
    reset()
  }

  /// Makes the statement ready to run again.
  func reset() {
    sqlite3_reset(handle)
  }

  func integer(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  /// The bytes of a text in UTF-8, whatever the database's encoding, valid until the next step.
  func textBytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // The pointer before the count: the order that sqlite3_column_bytes asks for.
    let start = sqlite3_column_text(handle, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// Calls `body` with the bytes of a text in UTF-8.
  func withText<Value>(_ column: Int32, _ body: (Span<UInt8>) -> Value) -> Value {
    body(textBytes(column).bindMemory(to: UInt8.self).span)
  }

  /// The bytes of a blob, valid until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// The text of a column; invalid UTF-8 is replaced by U+FFFD.
  func text(_ column: Int32) -> String {
    String(decoding: textBytes(column), as: UTF8.self)
  }
}
