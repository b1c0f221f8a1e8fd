import App
import Dates
import Model
import Queries
import Rendering
import Strategies

/// One request: who makes it, and the database at that moment.
struct Visit {
  var request: PageRequest
  let configuration: PageConfiguration
  let app: App
  /// Whether the database is a file.
  let isOfFile: Bool
  /// The stamp of the database; nil where there is no database yet.
  let stamp: StoreStamp?
  let sessions: SessionStore
  /// How a list without a filter looks.
  private let look: RenderOptions

  init(
    _ request: PageRequest, _ configuration: PageConfiguration, _ app: App,
    _ look: inout RenderOptions, isOfFile: Bool
  ) throws {
    look.renew(at: app.clock)
    self.look = look
    self.request = request
    self.configuration = configuration
    self.app = app
    self.isOfFile = isOfFile
    stamp = try app.read { [context = app.context] reader throws(StoreError) in
      try context.stamp(reader)
    }
    sessions = SessionStore(configuration.options.sessions, app, stamp ?? .none)
  }

  /// What the address has after `?`.
  func parameters() throws -> Parameters {
    guard let parameters = Parameters(decoding: request.query.utf8) else {
      throw Refusal(400, "the address is not UTF-8, is cut off, or has too many fields")
    }
    return parameters
  }

  /// The session of the browser; nil when nobody is signed in.
  func session() throws -> Session? {
    guard configuration.options.needsSignIn,
      let key = configuration.value(configuration.keyCookie, in: request.cookie)
    else { return nil }
    // Who has signed out anywhere changes nothing more.
    return try sessions.find(key, asStored: hasSaid || !request.isReading)
  }

  /// Whether the browser has just made a change, so that there is something to say.
  var hasSaid: Bool {
    configuration.value(configuration.saidCookie, in: request.cookie) != nil
  }

  /// How a list looks, whoever sees it.
  func look(_ filter: PageFilter, _ session: Session?) throws -> RenderOptions {
    var look = look
    look.query = try filter.query(app.clock, user: session?.name ?? app.context.author().name)
    return look
  }
}
