package import App
import Arguments
import Dates
import Libc
package import Model
import Strategies
import Text

/// The page before it listens: where it will, and what it needs for each thread.
public struct PageServer: Sendable {
  let options: ServeOptions

  package init(options: ServeOptions) {
    self.options = options
  }

  /// Where to listen.
  public enum Address: Sendable {
    /// A host and a port; 0 for any that is free.
    case tcp(host: String, port: Int)
    /// The path of a socket.
    case unix(path: String)
  }

  /// Where to listen.
  public var address: Address {
    switch options.listen {
    case .tcp(let host, let port): .tcp(host: host, port: port)
    case .unix(let path): .unix(path: path)
    }
  }

  /// The error that nothing can be listened for there; `code` is the error number, where there is one.
  public func cannotListen(_ code: Int32?, _ text: String) -> any Error {
    CannotListen(address: "\(options.listen)", reason: code.map { errorText($0) } ?? text)
  }

  /// How many requests are answered at once, each by a worker of its own.
  public var workers: Int { options.requests }

  /// Prepares the page once it listens, on `port` where that was left open.
  public func open(port: Int?) throws -> OpenPage {
    var origin = options.origin
    if let port, origin.host.hasSuffix(":0") {
      origin = try WebOrigin(parsing: "http://\(origin.host.dropLast(1))\(port)")
    }
    let app = try App(options.common.overrides)
    guard !options.needsSignIn || options.sessions == .database || app.hasSharedCache else {
      throw UsageError(
        "--sessions cache needs a cache that all threads share", hint: "memcached, or files")
    }
    if options.needsSignIn { try app.createDatabase() }
    return OpenPage(
      configuration: PageConfiguration(options, origin, user: app.context.author().name))
  }
}

/// Nothing can be listened for at an address.
private struct CannotListen: UserError {
  let address, reason: String

  var message: String { "cannot listen at \(address): \(reason)" }
  var hint: String? { "see --listen" }
  var status: ExitStatus { .store }
}

/// The page while it is served.
public struct OpenPage: Sendable {
  let configuration: PageConfiguration

  /// Prints where the page is, and a link to sign in.
  public func announce() throws {
    let options = configuration.options
    let app = try App(options.common.overrides)
    if options.needsSignIn {
      let key = try addLink(.signIn, configuration.user, app)
      try writeLine("sign in, once: \(configuration.origin)/sign-in?\(key)")
    }
    let place =
      if case .unix = options.listen { "\(options.listen)" } else { "\(configuration.origin)/" }
    try writeLine(
      "the tasks in \(app.databaseName) are at \(place)"
        + (options.canWrite ? "" : ", and only shown"))
    app.close()
  }

  /// Makes what answers requests on the thread of the connections, without waiting; nil where none are.
  public func recentWorker() throws -> PageWorker? {
    // --explain reports the steps of a worker.
    guard !configuration.options.common.explains else { return nil }
    return try PageWorker(configuration, waits: false) { _ in }
  }

  /// Makes what answers the requests of one thread.
  public func worker(log: @escaping @Sendable (String) -> Void) throws -> PageWorker {
    try PageWorker(configuration, log: log)
  }
}

/// Stores the hash of a new key, and returns the key; throws for a name that has control characters, by which
/// what sessions hold is separated.
package func addLink(_ kind: AccessKey.Kind, _ name: String, _ app: App) throws -> String {
  guard !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
    throw UsageError("the name '\(name)' has a control character")
  }
  let key = newKey()
  let now = app.clock.milliseconds
  guard let hash = keyHash(key) else { throw Refusal(500, "no key could be made") }
  try app.access.add(
    AccessKey(
      hash: hash, kind: kind, name: name, created: now,
      expires: kind == .signIn ? now + 86_400_000 : nil))
  return key
}
