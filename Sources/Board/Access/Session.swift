import Model

/// Somebody who is signed in.
struct Session: Sendable {
  /// The hash of the cookie's key.
  let hash: String
  /// Under which changes are recorded.
  let name: String
  /// What every form of this session has in it, and no cached page.
  let token: String
  let created: Int64
  /// When it was last used, to the minute; milliseconds since 1970, as the other times.
  var used: Int64
  /// What the next page says, once.
  var said: Said?

  /// What was done, and how it is undone.
  struct Said: Equatable, Sendable {
    let text: String
    /// The entry of the journal; nil where nothing can be undone.
    let step: Int64?
  }

  init(hash: String, name: String, at time: Int64) {
    self.hash = hash
    self.name = name
    token = newKey()
    created = time
    used = time
  }
}

// How long a session lasts, in milliseconds.
extension Session {
  private static let hour: Int64 = 3_600_000

  /// Reads a session as a store keeps it; nil for another kind of key.
  init?(_ key: AccessKey) {
    let lines = key.data.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard key.kind == .session, lines.count == 3 else { return nil }
    hash = key.hash
    name = key.name
    token = String(lines[0])
    created = key.created
    used = key.used
    said = lines[2].isEmpty ? nil : Said(text: String(lines[2]), step: Int64(lines[1]))
  }

  /// As a store keeps it.
  func key(expires: Int64) -> AccessKey {
    let step = said?.step.map { "\($0)" } ?? ""
    return AccessKey(
      hash: hash, kind: .session, name: name, data: "\(token)\n\(step)\n\(said?.text ?? "")",
      created: created, used: used, expires: expires)
  }

  /// As a cache keeps it.
  var bytes: [UInt8] {
    Array("\(created) \(used)\n\(name)\n".utf8) + Array(key(expires: 0).data.utf8)
  }

  /// Reads it from a cache; nil when it is not whole.
  init?(hash: String, _ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, case let times = lines[0].split(separator: " "), times.count == 2,
      let created = Int64(times[0]), let used = Int64(times[1])
    else { return nil }
    self.init(
      AccessKey(
        hash: hash, kind: .session, name: String(lines[1]), data: String(lines[2]),
        created: created, used: used, expires: nil))
  }
}
