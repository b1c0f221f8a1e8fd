import Model

/// A memcached with a user name and a password, in the binary protocol, which alone has SASL.
///
/// The protocol is https://github.com/memcached/memcached/wiki/BinaryProtocolRevamped, the mechanism
/// PLAIN of RFC 4616. Every length of an answer is checked before it is used.
final class BinaryClient: ServerClient {
  private let socket: ServerSocket

  private enum Opcode: UInt8 {
    case set = 0x01
    case add = 0x02
    case delete = 0x04
    case noop = 0x0A
    case getKeyQuietly = 0x0D
    case stat = 0x10
    case authenticate = 0x21
  }

  private struct Answer {
    let opcode: UInt8
    let status: UInt16
    let key: [UInt8]
    let value: [UInt8]
  }

  /// Connects and authenticates.
  init(
    _ server: ServerAddress, _ timeouts: MemcachedTimeouts,
    _ credentials: MemcachedCache.Credentials
  ) throws(CacheError) {
    socket = try ServerSocket(server, timeouts)
    socket.begin()
    let message = [0] + Array(credentials.user.utf8) + [0] + Array(credentials.password.utf8)
    try send(.authenticate, key: "PLAIN", value: message)
    switch try answer(.authenticate).status {
    case 0: return
    case 0x81:
      throw .misconfigured(
        """
        the cache is not used, because memcached takes no user name (it runs without -S): unset \
        MEMCACHIER_USERNAME and MEMCACHIER_PASSWORD
        """)
    default:
      throw .misconfigured(
        """
        the cache is not used, because memcached refuses the user name or the password in \
        MEMCACHIER_USERNAME and MEMCACHIER_PASSWORD
        """)
    }
  }

  private init(_ socket: ServerSocket) {
    self.socket = socket
  }

  /// Whether `server` speaks the binary protocol and refuses who is not authenticated.
  static func wantsCredentials(_ server: ServerAddress, _ timeouts: MemcachedTimeouts) -> Bool {
    do throws(CacheError) {
      let client = BinaryClient(try ServerSocket(server, timeouts))
      client.socket.begin()
      try client.send(.delete, key: "\(CacheKey.prefix)check")
      return try client.answer(.delete).status == 0x20
    } catch {
      return false
    }
  }

  func get(_ keys: [CacheKey]) throws(CacheError) -> [StoredBytes?] {
    var found = [StoredBytes?](repeating: nil, count: keys.count)
    for keys in keys.questions {
      socket.begin()
      var bytes: [UInt8] = []
      for key in keys { bytes += request(.getKeyQuietly, key: key.string) }
      try socket.send(bytes + request(.noop))
      var expected = UnansweredKeys(keys)
      while case let answer = try answer(.getKeyQuietly, .noop),
        answer.opcode != Opcode.noop.rawValue
      {
        try check(answer)
        guard let index = expected.take(answer.key[...]) else { throw .malformed }
        found[index] = StoredBytes(answer.value)
      }
    }
    return found
  }

  func store(
    _ key: CacheKey, _ value: [UInt8], ttl: Int?, isAdd: Bool
  ) throws(CacheError) -> Bool {
    socket.begin()
    let extras = [UInt8](repeating: 0, count: 4) + bigEndian(UInt32(ttl ?? 0))
    let opcode = isAdd ? Opcode.add : .set
    try send(opcode, key: key.string, extras: extras, value: value)
    let answer = try answer(opcode)
    if isAdd, answer.status == 0x02 || answer.status == 0x05 { return false }
    try check(answer)
    return true
  }

  func delete(_ key: CacheKey) throws(CacheError) -> Bool {
    socket.begin()
    try send(.delete, key: key.string)
    let answer = try answer(.delete)
    guard answer.status != 0x01 else { return false }
    try check(answer)
    return true
  }

  func stats() throws(CacheError) -> [String: String] {
    var values: [String: String] = [:]
    // The settings first: they, too, have an `evictions`, which is not the counter.
    for group in ["settings", ""] {
      socket.begin()
      try send(.stat, key: group)
      while case let answer = try answer(.stat), !answer.key.isEmpty {
        guard values.count < maximumCounters else { throw .malformed }
        values[String(decoding: answer.key, as: UTF8.self)] =
          String(decoding: answer.value, as: UTF8.self)
      }
    }
    values["protocol"] = "binary"
    values["authentication"] = "sasl"
    return values
  }

  private func send(
    _ opcode: Opcode, key: String = "", extras: [UInt8] = [], value: [UInt8] = []
  ) throws(CacheError) {
    try socket.send(request(opcode, key: key, extras: extras, value: value))
  }

  private func request(
    _ opcode: Opcode, key: String = "", extras: [UInt8] = [], value: [UInt8] = []
  ) -> [UInt8] {
    let body = extras + Array(key.utf8) + value
    let keyLength = bigEndian(UInt32(key.utf8.count)).suffix(2)
    return [0x80, opcode.rawValue] + keyLength + [UInt8(extras.count), 0, 0, 0]
      + bigEndian(UInt32(body.count)) + [UInt8](repeating: 0, count: 12) + body
  }

  /// Reads an answer to one of `opcodes`; throws when it is another's, or has impossible lengths.
  private func answer(_ opcodes: Opcode...) throws(CacheError) -> Answer {
    let header = try socket.read(24)
    let keyLength = Int(header[2]) << 8 | Int(header[3])
    let extrasLength = Int(header[4])
    let length = header[8..<12].reduce(0) { $0 << 8 | Int($1) }
    guard header[0] == 0x81, opcodes.contains(where: { $0.rawValue == header[1] }),
      keyLength <= 250, keyLength + extrasLength <= length,
      length <= ServerSocket.maximumValueBytes + 250 + 255
    else { throw .malformed }
    let body = try socket.read(length)
    return Answer(
      opcode: header[1], status: UInt16(header[6]) << 8 | UInt16(header[7]),
      key: Array(body[extrasLength..<extrasLength + keyLength]),
      value: Array(body[(extrasLength + keyLength)...]))
  }

  private func check(_ answer: Answer) throws(CacheError) {
    switch answer.status {
    case 0: return
    case 0x03: throw .tooLarge(limit: nil)
    case 0x20: throw .wantsCredentials
    case let status: throw .away("the server answers with status \(status)")
    }
  }
}

/// The four bytes of a number, the most significant first.
private func bigEndian(_ number: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
