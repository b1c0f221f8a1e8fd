import Text

/// How long a command waits for a memcached, in milliseconds.
///
/// The defaults are short because a command lives for milliseconds and a local memcached answers
/// within one.
package struct MemcachedTimeouts: Equatable, Sendable {
  /// Until the connection is made.
  package var connect: UInt64 = 200
  /// Until an answer comes; what bounds a server that hangs.
  package var poll: UInt64 = 200

  /// For a whole question: the two, and 600 ms for a server that is slow but answers.
  var question: UInt64 { connect + poll + 600 }

  package init() {}

  /// Reads `connect-timeout=2s&poll-timeout=750ms`, in any order; 1 ms to 60 s each.
  init(query: Substring) throws(InvalidValue) {
    for word in query.split(separator: "&", omittingEmptySubsequences: false) {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let time = Self.milliseconds(parts[1]) else { throw Self.unknown }
      switch parts[0] {
      case "connect-timeout": connect = time
      case "poll-timeout": poll = time
      default: throw Self.unknown
      }
    }
  }

  private static let unknown = InvalidValue(
    "expected connect-timeout=2s or poll-timeout=750ms after '?', joined by '&', 1ms to 60s each")

  private static func milliseconds(_ word: Substring) -> UInt64? {
    let unit: UInt64 = word.hasSuffix("ms") ? 1 : 1_000
    guard word.hasSuffix("s") else { return nil }
    let digits = word.dropLast(unit == 1 ? 2 : 1)
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt64(digits),
      (1...60_000 / unit).contains(number)
    else { return nil }
    return number * unit
  }
}
