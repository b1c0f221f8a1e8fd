import Model

/// A memcached without authentication, in the text protocol, which every proxy passes on.
///
/// The protocol is https://github.com/memcached/memcached/blob/master/doc/protocol.txt. Whatever a
/// server sends is read as lines of 2 KiB and values of 1 MiB at most, of keys that were requested.
final class TextClient: ServerClient {
  private let server: ServerAddress
  private let timeouts: MemcachedTimeouts
  private let socket: ServerSocket

  init(_ server: ServerAddress, _ timeouts: MemcachedTimeouts) throws(CacheError) {
    self.server = server
    self.timeouts = timeouts
    socket = try ServerSocket(server, timeouts)
  }

  /// Begins to connect; nil where that takes a lookup of a name.
  init?(connectingTo server: ServerAddress, _ timeouts: MemcachedTimeouts) {
    guard let socket = ServerSocket(connectingTo: server, timeouts) else { return nil }
    self.server = server
    self.timeouts = timeouts
    self.socket = socket
  }

  func get(_ keys: [CacheKey]) throws(CacheError) -> [StoredBytes?] {
    var found = [StoredBytes?](repeating: nil, count: keys.count)
    for keys in keys.questions {
      var question = Array("get".utf8)
      for key in keys {
        question.append(UInt8(ascii: " "))
        question += key.string.utf8
      }
      try send(question + [0x0D, 0x0A])
      var expected = UnansweredKeys(keys)
      while case let line = try answerLine(), !line.elementsEqual("END".utf8) {
        guard let (key, count) = valueHeader(line), count <= ServerSocket.maximumValueBytes,
          let index = expected.take(key)
        else { throw failure(String(decoding: line, as: UTF8.self)) }
        found[index] = StoredBytes(try socket.read(count))
        guard try socket.read(2) == [0x0D, 0x0A] else { throw .malformed }
      }
    }
    return found
  }

  func store(
    _ key: CacheKey, _ value: [UInt8], ttl: Int?, isAdd: Bool
  ) throws(CacheError) -> Bool {
    let command = "\(isAdd ? "add" : "set") \(key) 0 \(ttl ?? 0) \(value.count)\r\n"
    try send(Array(command.utf8) + value + [0x0D, 0x0A])
    switch try answer() {
    case "STORED": return true
    case "NOT_STORED": return false
    case let line: throw failure(line)
    }
  }

  func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    try send("delete \(key)\r\n")
    switch try answer() {
    case "DELETED": return true
    case "NOT_FOUND": return false
    case let line: throw failure(line)
    }
  }

  func stats() throws(CacheError) -> [String: String] {
    var values: [String: String] = [:]
    // The settings first: they, too, have an `evictions`, which is not the counter.
    for command in ["stats settings", "stats"] {
      try send("\(command)\r\n")
      while case let line = try answer(), line != "END" {
        let parts = line.split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, parts[0] == "STAT", values.count < maximumCounters else {
          throw failure(line)
        }
        values[String(parts[1])] = parts.count > 2 ? String(parts[2]) : ""
      }
    }
    values["protocol"] = "text"
    values["authentication"] = "none"
    return values
  }

  private func send(_ text: String) throws(CacheError) { try send(Array(text.utf8)) }

  private func send(_ bytes: [UInt8]) throws(CacheError) {
    socket.begin()
    try socket.send(bytes)
  }

  private func answer() throws(CacheError) -> String {
    String(decoding: try answerLine(), as: UTF8.self)
  }

  private func answerLine() throws(CacheError) -> [UInt8] {
    do throws(CacheError) {
      return try socket.readLine()
    } catch {
      // A server that wants SASL takes the text protocol for garbage and hangs up.
      if !socket.hasAnswered, BinaryClient.wantsCredentials(server, timeouts) {
        throw .wantsCredentials
      }
      throw error
    }
  }

  /// What a line means that is not the expected one.
  private func failure(_ line: String) -> CacheError {
    if line == "SERVER_ERROR object too large for cache" { return .tooLarge(limit: nil) }
    if line == "CLIENT_ERROR unauthenticated" { return .wantsCredentials }
    let isError = ["ERROR", "CLIENT_ERROR ", "SERVER_ERROR "].contains { line.hasPrefix($0) }
    return isError ? .away("the server answers \(line.prefix(80))") : .malformed
  }
}

/// Reads `VALUE <key> <flags> <bytes>`: the key, and the bytes that follow the line; nil when a line is
/// anything else.
package func valueHeader(_ line: [UInt8]) -> (key: ArraySlice<UInt8>, count: Int)? {
  let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
  guard fields.count == 4, fields[0].elementsEqual("VALUE".utf8), isNumber(fields[2]),
    isNumber(fields[3])
  else { return nil }
  return (fields[1], fields[3].reduce(0) { $0 * 10 + Int($1 & 0xF) })
}

/// Whether a field is one to ten digits.
private func isNumber(_ field: ArraySlice<UInt8>) -> Bool {
  (1...10).contains(field.count) && field.allSatisfy { (0x30...0x39).contains($0) }
}
