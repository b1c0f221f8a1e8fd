import Libc
import Strategies
import TestSupport

/// What all lanes of a run share: one database, several caches.
struct Arena: Sendable {
  let settings: Settings
  let home: Home
  let database: Database
  let servers: [Memcached]
  private(set) var pages: [PageServer] = []
  let journal = Journal()
  let pool = Pool()
  let gate = Gate()
  let watchdog = Watchdog()

  /// The places a list may be kept in: all servers together, one of them alone, files.
  var caches: [String] {
    let all = servers.map { $0.url.dropFirst("memcached://".count) }.joined(separator: ",")
    return ["memcached://\(all)", servers.first?.url ?? "file:", "file:"]
  }

  /// Runs a program as a user who may write the database and its folder, and owns neither.
  static let asAnotherUser = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

  /// Whether this process may run one; a server has one anyway.
  var hasAnotherUser: Bool { database.isServer || geteuid() == 0 }

  /// Lets every user write the database and its folder, when it is a file.
  func share() throws {
    guard case .file(let database) = database else { return }
    // The shell sets the mode of a log only once it is there, so it must be right at once.
    umask(0)
    let folder = String(
      database.prefix(through: database.lastIndex(of: "/") ?? database.startIndex))
    for (path, mode) in [(home.path, 0o755), (folder, 0o777), (database, 0o666)]
      as [(String, mode_t)]
    {
      guard chmod(path, mode) == 0 else { throw StressError("\(path): \(errorText())") }
    }
    // The folders between.
    for path in ["\(home.path)/.local", "\(home.path)/.local/share"] { chmod(path, 0o755) }
  }

  /// Where commands note that a server failed.
  private var notes: String { "\(home.path)/run/tasks" }

  func runner(_ name: String) -> Runner {
    var environment = ["HOME": home.path, "XDG_RUNTIME_DIR": "\(home.path)/run"]
    environment["PATH"] = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return Runner(
      folder: home.path, name: name,
      environment: environment.merging(database.environment) { $1 }
        .merging(settings.environment) { $1 },
      watchdog: watchdog)
  }

  /// Starts a page for each of three strategies, with a cache of its own; `database` must be there.
  mutating func startPages() throws {
    guard settings.page != nil else { return }
    let strategies = settings.strategies.shuffled().prefix(caches.count)
    for (number, cache) in caches.enumerated() {
      let strategy = strategies[strategies.startIndex + number % strategies.count]
      let server = try PageServer(self, number, strategy, cache: cache)
      try server.start()
      pages.append(server)
    }
  }

  /// Removes the notes that a server failed, as 30 seconds would.
  func forgetFailures() {
    guard let listing = opendir(notes) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name.hasPrefix("away-") { unlink("\(notes)/\(name)") }
    }
  }

  /// The options with which a command keeps its list `strategy`'s way in `cache`.
  func options(_ strategy: StrategyName, _ cache: String) -> [String] {
    let ttl = strategy == .expire ? ["--ttl", "\(Settings.ttl)"] : []
    return ["--strategy", strategy.rawValue, "--cache", cache] + ttl
  }
}
