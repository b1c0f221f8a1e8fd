import Caching
package import Dates
import Libc
import Storage
package import Strategies
package import Model

/// The one place that puts the program together: it names concrete stores and caches.
///
/// It opens neither database nor cache before they are used, prints nothing, and does not depend on a terminal.
package struct App {
  package let settings: Settings
  package let environment: Environment
  /// The time of this command, for what is shown and for what is changed.
  package private(set) var clock: WallClock
  /// The folder of the project whose list is used; nil for another list.
  package let projectFolder: String?
  package let strategyName: StrategyName
  package let strategy: any Strategy
  package private(set) var context: ListContext
  /// The keys of those who may see or change the page.
  package let access: any AccessStore
  /// The care of the store of ``context``.
  package let care: any StoreCare
  private let address: CacheAddress

  /// Reads the settings; `report`, when there is one, is called for each event of `--explain`.
  ///
  /// `slowQuery`, in seconds, is added to every read of a list's rows. Without `readsWait` a read of a file
  /// that is busy fails at once.
  package init(
    _ overrides: SettingOverrides, slowQuery: Double = 0, readsWait: Bool = true,
    report: ((Trace.Event) -> Void)? = nil
  ) throws {
    environment = try Environment()
    settings = try Settings(overrides, environment)
    var clock = try environment.clock()
    clock.weekStart = try settings[SettingRegister.weekStart]
    self.clock = clock
    strategyName = try settings[SettingRegister.strategy]
    strategy = strategyName.strategy
    address = try settings[SettingRegister.cache]
    let hooks = Hooks.current
    let trace = Trace(clock: monotonicNanoseconds, report: report, arrive: hooks.arrive)
    let database = try settings.database()
    if case .file(let path, _, isOfProject: true) = database {
      projectFolder = parentFolder(of: path)
    } else {
      projectFolder = nil
    }
    let now: () -> UInt64
    if environment.hasOwnClock {
      now = { [milliseconds = clock.milliseconds] in UInt64(clamping: milliseconds) }
    } else {
      now = wallMilliseconds
    }
    let store = database.store(
      requiredBy: try settings.selectorOfRequiredDatabase(), slowQuery: slowQuery,
      readsWait: readsWait, usesServerClock: !environment.hasOwnClock,
      breaker: environment.runtimeFolder.map(CircuitBreaker.init(folder:)), trace: trace)
    care = store
    access = store
    var context = ListContext(
      store: store,
      cache: BestEffortCache(try Self.cache(at: address, environment), trace: trace),
      trace: trace, ttl: try settings[SettingRegister.ttl],
      layers: try settings[SettingRegister.layers],
      author: { [environment, milliseconds = clock.milliseconds] in
        Author(name: overrides.author ?? environment.user, time: milliseconds)
      },
      now: now,
      pause: pause(seconds:))
    context.verifiedShare = try settings[SettingRegister.verifiedShare]
    context.ignoresStamp = hooks.ignoresStamp
    self.context = context
  }

  private static func cache(
    at address: CacheAddress, _ environment: Environment
  ) throws -> (any Cache)? {
    switch address {
    case .memcached(let servers, let timeouts):
      return MemcachedCache(
        servers: servers, timeouts: timeouts, credentials: try environment.credentials(),
        breaker: environment.runtimeFolder.map(CircuitBreaker.init(folder:)))
    case .files(let path):
      let folder = try path.map { path throws(StoreError) in try absolutePath(path) }
      return (folder ?? environment.cacheFolder).map {
        FileCache(path: $0, now: wallMilliseconds)
      }
    case .memory: return MemoryCache(now: wallMilliseconds)
    case .none: return nil
    }
  }

  /// The same for another request of a process that lives long: at its own time, under the name of `author`,
  /// nil for the user's, and with a cache that may have failed before.
  package func renewed(author: String? = nil) throws -> App {
    var app = self
    let weekStart = clock.weekStart
    app.clock = try environment.clock()
    app.clock.weekStart = weekStart
    try context.cache.renew { try Self.cache(at: address, environment) }
    let (own, milliseconds) = (context.author, app.clock.milliseconds)
    app.context.author = { Author(name: author ?? own().name, time: milliseconds) }
    return app
  }

  /// Whether lists are cached where other processes find them.
  package var hasSharedCache: Bool {
    switch address {
    case .memcached, .files: true
    case .memory, .none: false
    }
  }

  /// The servers or the place of the cache, each on its own, including servers that failed lately.
  package func cachePlaces() throws -> [any Cache] {
    guard case .memcached(let servers, let timeouts) = address else {
      return [try Self.cache(at: address, environment)].compactMap { $0 }
    }
    let credentials = try environment.credentials()
    return servers.map {
      MemcachedCache(
        servers: [$0], timeouts: timeouts, credentials: credentials,
        breaker: environment.runtimeFolder.map(CircuitBreaker.init(folder:)), ignoresBreaker: true)
    }
  }

  /// The servers of memcached that failed lately and are skipped, each as a sentence.
  package func skippedServers() -> [String] {
    environment.runtimeFolder.map { CircuitBreaker(folder: $0).failures() } ?? []
  }
}

extension Database {
  /// The store of this database; `selector` names what selected one that must exist.
  func store(
    requiredBy selector: String?, slowQuery: Double = 0, readsWait: Bool = true,
    usesServerClock: Bool = true, breaker: CircuitBreaker? = nil, trace: Trace
  ) -> any TaskStore & StoreCare & AccessStore {
    switch self {
    case .file(let path, let isDefault, let isOfProject):
      SQLiteStore(
        path: path, makesFolder: isDefault, mustBeOwned: isOfProject, requiredBy: selector,
        slowQuery: slowQuery, readsWait: readsWait, trace: trace)
    case .server(let address):
      PostgreSQLStore(
        address, slowQuery: slowQuery, usesServerClock: usesServerClock,
        silence: breaker.map {
          SilentServers(
            reasonToSkip: $0.reasonToSkip, record: $0.recordSilence(of:reason:),
            recordAnswer: $0.recordAnswer)
        }, trace: trace)
    }
  }
}
