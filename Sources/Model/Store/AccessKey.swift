/// What somebody shows to be let in: a session's cookie, or a link.
///
/// Only a hash of it is stored, so that whoever reads the database cannot show it.
package struct AccessKey: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Somebody is signed in.
    case session
    /// A link with which somebody signs in once.
    case signIn = "sign-in"
    /// A link that shows one list.
    case share
  }

  /// The SHA-256 of the key, in hexadecimal digits.
  package let hash: String
  package let kind: Kind
  /// Who is signed in or may sign in, or the list that is shown.
  package let name: String
  /// What a session remembers; empty for a link.
  package var data: String
  /// Milliseconds since 1970, as the other times.
  package let created: Int64
  /// When it was last used, to the minute.
  package var used: Int64
  /// When it expires at the latest; nil for a link that is revoked only.
  package let expires: Int64?

  package init(
    hash: String, kind: Kind, name: String, data: String = "", created: Int64, used: Int64? = nil,
    expires: Int64?
  ) {
    self.hash = hash
    self.kind = kind
    self.name = name
    self.data = data
    self.created = Self.clamped(created)
    self.used = Self.clamped(used ?? created)
    self.expires = expires.map(Self.clamped)
  }

  /// Clamps a time, so that arithmetic with it cannot overflow.
  private static func clamped(_ time: Int64) -> Int64 { min(max(time, 0), 1 << 52) }

  /// Whether it still opens anything at `time`.
  package func isValid(at time: Int64) -> Bool { expires.map { time < $0 } ?? true }
}

/// A store's keys of the page.
///
/// They are no part of a list, so no stamp changes with them.
package protocol AccessStore {
  /// Stores a new key, and removes those that have expired at its time.
  func add(_ key: AccessKey) throws(StoreError)

  /// Finds a key; nil when there is none.
  func accessKey(_ hash: String) throws(StoreError) -> AccessKey?

  /// Removes a key and returns it; of two who take it at once one gets it.
  func takeAccessKey(_ hash: String) throws(StoreError) -> AccessKey?

  /// Stores when a key was used and its data; false when it is gone.
  func update(_ key: AccessKey) throws(StoreError) -> Bool

  /// Stores that the key of `hash` is used at `time`, and does not wait for a file that is busy; false when
  /// it is gone.
  func touchAccessKey(_ hash: String, at time: Int64) throws(StoreError) -> Bool

  /// All keys that are valid at `time`, the oldest first.
  func accessKeys(validAt time: Int64) throws(StoreError) -> [AccessKey]
}
