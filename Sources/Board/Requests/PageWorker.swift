import App
import Dates
import Libc
import Model
import Rendering
import Strategies
import Text

/// Answers requests, one after the other, with a connection to the database and to the cache of its own.
///
/// Each thread of a server has one.
public final class PageWorker {
  let configuration: PageConfiguration
  private let base: App
  /// How lists look; kept, because the rules of the zone take long to read.
  var look: RenderOptions
  /// The file of the database; nil where there is none.
  private(set) var file: KnownFile?
  /// The file that says which zone is the local one.
  private var zone: KnownFile?
  /// The names of lists without a filter, and their day.
  var plainNames: (day: CivilDate, names: PlainNames)?

  /// With `waits` for a database that is busy.
  init(
    _ configuration: PageConfiguration, waits: Bool = true,
    log: @escaping @Sendable (String) -> Void
  ) throws {
    self.configuration = configuration
    let options = configuration.options
    var overrides = options.common.overrides
    overrides.author = configuration.user
    base = try App(
      overrides, slowQuery: options.slowQuery, readsWait: waits,
      report: options.common.explains ? { log(explainLine($0)) } : nil)
    look = RenderOptions(clock: base.clock)
    look.zone = base.environment.zone
    zone = KnownFile(zoneFile, withContent: true)
    look.trace = base.context.trace
  }

  /// Answers a request; never fails, whatever the database, the cache or the request are.
  public func answer(_ request: PageRequest) -> PageResponse {
    var request = request
    // Only a proxy makes it https.
    if configuration.origin.isSecure, let peer = request.forwardedPeer { request.peer = peer }
    var response: PageResponse
    do {
      response = try route(request)
    } catch {
      let refusal = refusal(error)
      response =
        request.path.hasSuffix(".json") ? json(refusal) : Pages.refusal(refusal)
      response.note = "\(logged(request)) \(refusal.status): \(refusal.message)"
      // A connection that failed is not used again.
      if refusal.status >= 500 { base.close() }
    }
    if request.method == "POST", response.note == nil {
      response.note = "\(logged(request)) \(response.status)"
    }
    response.headers += Self.headers
    return response
  }

  /// The method and the path of a request, without keys.
  private func logged(_ request: PageRequest) -> String {
    let path = request.path.hasPrefix("/l/") ? "/l/…" : request.path.prefix(100)
    return visible("\(request.peer) \(request.method) \(path)")
  }

  // What a page may load and who may show it: nothing from elsewhere.
  static let headers = [
    (
      name: "Content-Security-Policy",
      value: """
      default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; \
      form-action 'self'; base-uri 'none'; frame-ancestors 'none'
      """
    ),
    (name: "X-Content-Type-Options", value: "nosniff"),
    (name: "Referrer-Policy", value: "same-origin"),
    (name: "Cross-Origin-Opener-Policy", value: "same-origin"),
    (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
  ]

  private func route(_ request: PageRequest) throws -> PageResponse {
    guard request.target.hasPrefix("/") else {
      throw Refusal(400, "that is no address of this page")
    }
    try configuration.protection.checkHost(request)
    let isReading = request.isReading
    if isReading, let asset = Asset.named(request.path) {
      var response = PageResponse(200, type: asset.type, asset.bytes)
      response.headers.append(("Cache-Control", "public, max-age=31536000, immutable"))
      return response
    }
    guard isReading || request.method == "POST" else {
      throw Refusal(405, "only GET, HEAD and POST are answered")
    }
    switch request.path {
    case "/edit", "/sign-in": break
    case "/add", "/change", "/sign-out":
      guard !isReading else { throw Refusal(405, "only forms are sent there") }
    case let path where path == "/" || path == "/tasks.json" || path.hasPrefix("/l/"):
      guard isReading else { throw Refusal(405, "no form is sent there") }
    default: throw Refusal(404, "there is no such page")
    }
    let app = try app()
    let visit = try Visit(request, configuration, app, &look, isOfFile: file != nil)
    return try isReading ? visit.show() : visit.change()
  }

  /// The app at this moment; another database than before in its place is opened anew.
  func app() throws -> App {
    let zone = KnownFile(zoneFile, withContent: true)
    if zone != self.zone {
      tzset()
      look.forgetZone()
      plainNames = nil
      self.zone = zone
    }
    let found = KnownFile(base.databaseName, withContent: false)
    if found != file {
      base.close()
      file = found
    }
    return try base.renewed()
  }

  private func refusal(_ error: any Error) -> Refusal {
    if let refusal = error as? Refusal { return refusal }
    guard let error = error as? any UserError else { return Refusal(500, "\(error)") }
    let message = shortened(error.message)
    // Hints are commands of a shell.
    switch (error.status, error.code) {
    case (.usage, _): return Refusal(400, message, hint: error.hint.map { shortened($0) })
    case (.busy, _): return Refusal(503, message, retryAfter: 1)
    case (.store, _): return Refusal(503, message, retryAfter: 5)
    case (_, .unknownTask), (_, .removed): return Refusal(404, message)
    default: return Refusal(409, message)
    }
  }

  private func json(_ refusal: Refusal) -> PageResponse {
    var response = PageResponse(
      refusal.status, type: "application/json",
      Array("{\"error\": \(jsonString(refusal.message))}\n".utf8))
    response.headers.append(("Cache-Control", "no-store"))
    if let seconds = refusal.retryAfter {
      response.headers.append(("Retry-After", "\(seconds)"))
    }
    return response
  }
}

private let zoneFile = "/etc/localtime"

/// What tells whether another file than before is at a path, or with its content, whether that was changed.
struct KnownFile: Equatable {
  private let device, number: UInt64
  private let seconds, nanoseconds: Int

  /// Nil where there is no file.
  init?(_ path: String, withContent: Bool) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    seconds = withContent ? status.changed.tv_sec : 0
    nanoseconds = withContent ? status.changed.tv_nsec : 0
  }
}
