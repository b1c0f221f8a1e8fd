import Cache
import Dates
import Libc
import Queries
import Rendering
import Storage
import Strategies
import TaskList

/// What a command works with.
///
/// This is the one file that names concrete stores and caches.
struct Context {
  let backends: ListContext
  let strategyName: StrategyName
  let strategy: any Strategy
  let terminal: Terminal
  let style: Style
  /// The time of this command, for what is shown and for what is changed.
  let clock: WallClock
  let explains: Bool
  let isQuiet: Bool
  private let address: CacheAddress
  fileprivate let environment: Environment

  /// Puts together what is set; opens neither database nor cache.
  init(_ options: CommonOptions, slowQuery: Double = 0) throws {
    environment = try Environment()
    let settings = try Settings(options, environment)
    terminal = Terminal(environment: environment)
    style = try Style(settings, terminal)
    let clock = try environment.clock()
    self.clock = clock
    strategyName = try settings.value(KnownSettings.strategy) ?? .delete
    strategy = strategyName.strategy
    explains = options.explain
    isQuiet = options.quiet

    var arrive: ((Trace.Moment) -> Void)?
    #if DEBUG
      arrive = testHook(environment.testHook)
    #endif
    let trace = Trace(
      clock: monotonicNanoseconds,
      report: options.explain ? { printTalk(explainLine($0)) } : nil, arrive: arrive)
    let database = try settings.database()
    let store = SQLiteStore(
      path: database.path, makesFolder: database.isDefault, slowQuery: slowQuery, trace: trace)
    address = try settings.value(KnownSettings.cache) ?? .files(nil)
    let cache = try Self.cache(at: address, environment)
    let now: () -> UInt64
    if environment.hasOwnClock {
      now = { UInt64(clamping: clock.milliseconds) }
    } else {
      now = wallMilliseconds
    }
    var backends = ListContext(
      store: store, cache: BestEffortCache(cache, trace: trace), trace: trace,
      ttl: try settings.value(KnownSettings.ttl),
      layers: try settings.value(KnownSettings.layers) ?? [.view, .rows],
      author: { [environment] in
        Author(name: options.author ?? environment.user, time: clock.milliseconds)
      },
      now: now, pause: pause(seconds:))
    backends.verifiedShare = try settings.value(KnownSettings.verifiedShare) ?? 0
    #if DEBUG
      backends.ignoresStamp = environment.ignoresStamp
    #endif
    self.backends = backends
  }

  private static func cache(
    at address: CacheAddress, _ environment: Environment
  ) throws -> (any ListCache)? {
    switch address {
    case .memcached(let servers, let timeouts):
      return MemcachedCache(
        servers: servers, timeouts: timeouts, credentials: try environment.credentials(),
        memory: environment.runtimeFolder.map(FailureMemory.init(folder:)))
    case .files(let path):
      let folder = try path.map { path throws(StoreError) in try absolutePath(path) }
      return (folder ?? environment.cacheFolder).map {
        FileCache(path: $0, now: wallMilliseconds)
      }
    case .memory: return MemoryCache(now: wallMilliseconds)
    case .none: return nil
    }
  }

  /// The servers or the place behind the cache, each on its own, also those that failed lately.
  func places() throws -> [any ListCache] {
    guard case .memcached(let servers, let timeouts) = address else {
      return [try Self.cache(at: address, environment)].compactMap { $0 }
    }
    let credentials = try environment.credentials()
    return servers.map {
      MemcachedCache(
        servers: [$0], timeouts: timeouts, credentials: credentials,
        memory: environment.runtimeFolder.map(FailureMemory.init(folder:)), asksFailed: true)
    }
  }
}

extension Context {
  /// Makes the database when there is none yet.
  func makeDatabase() throws {
    try backends.store.make()
    backends.store.close()
  }

  /// Makes a change, says so when it is durable, and then lets the cache know.
  ///
  /// With `isDryRun` it says the same, and nothing is changed.
  /// Returns how many tasks it was for.
  @discardableResult
  func apply(_ change: Change, isDryRun: Bool = false) throws -> Int {
    let outcome = try strategy.commit(change, isDryRun: isDryRun, in: backends)
    var failure: OutputError?
    do throws(OutputError) {
      if !isQuiet { try printAnswer(changeWords(change.verb, outcome, clock, style: style)) }
    } catch {
      failure = error
      failure?.done = "\(pastWord(change.verb)) what was asked, but "
    }
    if !isDryRun { strategy.didCommit(outcome, view(), in: backends) }
    backends.store.close()
    printWarning()
    if let failure { throw failure }
    return outcome.changes.count + outcome.met.count
  }

  /// The command that opens a file for the user to edit it.
  var editor: String { environment.editor }

  /// Steps of the journal, the newest first; none where there is no database yet.
  func steps(_ query: StepQuery) throws -> [Step] {
    try backends.store.read { reader throws(StoreError) in try reader.steps(query) } ?? []
  }

  /// The list as the user of this command sees it: in `format`, else a table on a terminal and
  /// plain lines elsewhere.
  func view(
    _ format: ListFormat? = nil, _ query: TaskQuery = TaskQuery(), columns: [Column]? = nil
  ) -> any ListView {
    var look = ListLook(clock: clock)
    look.query = query
    look.width = terminal.width
    look.style = style
    look.hasFooter = terminal.isTerminal && !isQuiet
    look.columns = columns
    look.zone = environment.zone
    look.trace = backends.trace
    return (format ?? (terminal.isTerminal ? .table : .plain)).view(look)
  }

  /// Tells the user what to do so that the cache works.
  func printWarning() {
    if let warning = backends.cache.warning { printTalk("tasks: \(warning)") }
  }
}
