import App
import Dates
import Model
import Strategies

/// The sessions of one request, in the cache alone or in the database and read through the cache.
///
/// Whoever signs out has ended the session everywhere: it is removed, and a mark in the cache says that it has
/// ended, so that no request that is under way puts it back. A cached copy of one in the database lasts a
/// minute, which bounds how long its list is shown where the cache was away at that moment; a change takes no
/// copy, and neither does the page after it, so that it says what was done.
struct SessionStore {
  let place: ServeOptions.SessionPlace
  let app: App
  private let cached: SealedValues?

  /// In milliseconds.
  private let idle, longest: Int64
  private static let hour: Int64 = 3_600_000
  private static let copyLifetime = 60

  /// `stamp` is that of the database, which alone opens what is cached.
  init(_ place: ServeOptions.SessionPlace, _ app: App, _ stamp: StoreStamp) {
    self.place = place
    self.app = app
    cached = stamp.isIntact ? SealedValues(app.context.cache, stamp) : nil
    switch place {
    case .cache: (idle, longest) = (Self.hour, 12 * Self.hour)
    case .database: (idle, longest) = (7 * 24 * Self.hour, 30 * 24 * Self.hour)
    }
  }

  private var now: Int64 { app.clock.milliseconds }

  /// How long a cookie is kept, in seconds.
  var lifetime: Int64 { longest / 1_000 }

  /// The session of a cookie's key; nil when there is none any more.
  ///
  /// With `asStored` no copy is taken for it, which may lack what was done last.
  func find(_ key: some StringProtocol, asStored: Bool) throws -> Session? {
    guard let hash = keyHash(key), var session = try read(hash, asStored: asStored) else {
      return nil
    }
    guard now - session.used < idle, now - session.created < longest else {
      try end(session)
      return nil
    }
    guard now - session.used >= 60_000 else { return session }
    session.used = now
    guard place == .database else { return store(session) ? session : nil }
    // That it is used keeps no reader waiting, and leaves alone what another request stores.
    guard let isThere = try? app.access.touchAccessKey(hash, at: now) else { return session }
    return try isThere && storeCopy(session) ? session : nil
  }

  /// The session of a cookie's key as the database has it, which was used in this minute; nil where there is
  /// more to do than to read it.
  func findRecent(_ key: some StringProtocol) throws -> Session? {
    guard place == .database, let hash = keyHash(key),
      let session = try app.access.accessKey(hash).flatMap(Session.init),
      now - session.used < 60_000, now - session.created < longest
    else { return nil }
    return session
  }

  private func read(_ hash: String, asStored: Bool) throws -> Session? {
    if let cached, place == .cache || !asStored {
      let (key, mark) = (cached.key("session", hash), cached.key("ended", hash))
      let values = cached.values([key, mark])
      guard values[mark] == nil else { return nil }
      if let session = values[key].flatMap({ Session(hash: hash, $0) }) { return session }
    }
    guard place == .database else {
      guard cached != nil, app.context.cache.isUsable else { throw Self.away }
      return nil
    }
    guard let session = try app.access.accessKey(hash).flatMap(Session.init) else { return nil }
    cached.map { _ = $0.set($0.key("session", hash), session.bytes, ttl: Self.copyLifetime) }
    return session
  }

  private static let away = Refusal(
    503, "sessions are kept in the cache, which does not answer", retryAfter: 10)

  /// Begins a session under a new key, whatever cookie the browser had.
  func create(_ name: String) throws -> (key: String, session: Session) {
    let key = newKey()
    guard let hash = keyHash(key) else { throw Refusal(500, "no key could be made") }
    let session = Session(hash: hash, name: name, at: now)
    switch place {
    case .cache: guard store(session) else { throw Self.away }
    case .database:
      try app.access.add(session.key(expires: now + longest))
    }
    return (key, session)
  }

  /// Stores what a session remembers; false when it has ended meanwhile.
  @discardableResult
  func save(_ session: Session) throws -> Bool {
    if place == .database {
      guard try app.access.update(session.key(expires: 0)) else { return false }
    }
    return place == .database ? try storeCopy(session) : store(session)
  }

  /// Stores the copy of a session in the database; false when that has ended meanwhile.
  private func storeCopy(_ session: Session) throws -> Bool {
    _ = store(session)
    // Who signed out between the two has removed it, and it must not come back for a minute.
    guard try app.access.accessKey(session.hash) != nil else {
      mark(session.hash)
      return false
    }
    return true
  }

  private func store(_ session: Session) -> Bool {
    guard let cached else { return false }
    let left = (session.created + longest - now) / 1_000
    let ttl = place == .cache ? Int(min(idle / 1_000, left)) : Self.copyLifetime
    return cached.set(cached.key("session", session.hash), session.bytes, ttl: max(1, ttl))
  }

  /// Ends a session everywhere.
  func end(_ session: Session) throws {
    if place == .database { _ = try app.access.takeAccessKey(session.hash) }
    let isMarked = mark(session.hash)
    guard place == .cache, !isMarked else { return }
    throw Self.away
  }

  /// Says in the cache that the session of `hash` has ended; returns false when the cache failed.
  @discardableResult
  func mark(_ hash: String) -> Bool {
    guard let cached else { return false }
    let isMarked = cached.set(
      cached.key("ended", hash), [], ttl: Int((place == .cache ? longest : 2 * 60_000) / 1_000))
    return cached.delete(cached.key("session", hash)) && isMarked
  }
}
