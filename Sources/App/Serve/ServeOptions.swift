package import Arguments
package import Text

/// How the page is served.
package struct ServeOptions: Sendable {
  package let listen: ListenAddress
  /// Where browsers find it, such as `https://tasks.example.com`.
  package let origin: WebOrigin
  /// Whether tasks can be changed in the browser.
  package let canWrite: Bool
  package let needsSignIn: Bool
  package let sessions: SessionPlace
  /// The most requests that are answered at once.
  package let requests: Int
  /// Added to every read of a list, in seconds.
  package let slowQuery: Double
  package let common: CommonOptions

  package enum SessionPlace: String, CaseIterable, Sendable {
    /// For hours, in the cache alone.
    case cache
    /// For weeks, in the database, read through the cache.
    case database
  }

  private static let listenOption = Option<ListenAddress>(
    "--listen", value: "address",
    "Where to listen: HOST:PORT, or unix:PATH (default: 127.0.0.1:8765)",
    parse: { text throws(InvalidValue) in try ListenAddress(parsing: text) })
  private static let write = Flag("--write", "Let tasks be changed in the browser")
  private static let readOnly = Flag("--read-only", "Only show the tasks; the default")
  private static let sessionsOption = Option<SessionPlace>(
    "--sessions", value: "place",
    "Where sessions are kept; in the database, they are read through the cache (default: database)")
  private static let noSignIn = Flag(
    "--no-sign-in", "Show the list to everybody who reaches this machine's own address")
  static let originOption = Option<WebOrigin>(
    "--origin", value: "url",
    "Where browsers find the page, when that is behind a proxy: https://HOST",
    parse: { text throws(InvalidValue) in try WebOrigin(parsing: text) })
  private static let requestsOption = Option(
    "--requests", value: "count", in: 1...256, "Answer at most this many at once (default: 8)")
  package static let options: [any AnyOption] = [
    listenOption, readOnly, write, sessionsOption, noSignIn, originOption, requestsOption,
    SlowQuery.option,
  ]

  package init(_ arguments: ParsedArguments) throws(UsageError) {
    common = try CommonOptions(arguments)
    listen = try arguments[Self.listenOption] ?? .standard
    canWrite = arguments[Self.write]
    needsSignIn = !arguments[Self.noSignIn]
    sessions = try arguments[Self.sessionsOption] ?? .database
    requests = try arguments[Self.requestsOption] ?? 8
    slowQuery = try arguments[SlowQuery.option] ?? 0
    guard !canWrite || !arguments[Self.readOnly] else {
      throw UsageError("--read-only and --write cannot be combined")
    }
    // Without a link to sign in nobody is told where it is.
    let known = listen.origin ?? (needsSignIn ? nil : WebOrigin.standard)
    guard let origin = try arguments[Self.originOption] ?? known else {
      throw UsageError(
        "--listen \(listen) needs --origin, the address that browsers use",
        hint: "such as --origin https://tasks.example.com")
    }
    self.origin = origin
    guard !needsSignIn else { return }
    guard !canWrite else { throw UsageError("--write and --no-sign-in cannot be combined") }
    guard arguments.text(of: Self.sessionsOption.spec) == nil else {
      throw UsageError("--sessions and --no-sign-in cannot be combined")
    }
    guard listen.isOfThisMachine else {
      throw UsageError("--no-sign-in is for an address of this machine alone, such as 127.0.0.1")
    }
  }
}

/// What a new link opens.
package struct LinkOptions: Sendable {
  /// The list that it shows; nil signs somebody in.
  package let list: String?
  package let origin: WebOrigin
  package let common: CommonOptions

  private static let list = Option(
    "--list", short: "l", value: "name", "Show this list, and change nothing", completion: .lists)

  package static let options: [any AnyOption] = [list, ServeOptions.originOption]

  package init(_ arguments: ParsedArguments) throws(UsageError) {
    common = try CommonOptions(arguments)
    list = try arguments[Self.list]
    origin = try arguments[ServeOptions.originOption] ?? .standard
    guard list == nil || common.overrides.author == nil else {
      throw UsageError("--list and --as cannot be combined")
    }
    guard list?.isEmpty != true else { throw UsageError("--list is empty") }
  }
}
