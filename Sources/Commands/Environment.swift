import Cache
import Dates
import Libc
import Strategies
import TaskList

/// The variables that tasks reads; this file alone reads them.
struct Environment {
  /// Looks at this process's variables; throws when one that names a file is not UTF-8, since a
  /// mended name would be another file.
  init() throws(UsageError) {
    for name in [
      "TASKS_DB", "TASKS_CACHE", "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR",
    ] {
      guard let text = getenv(name), String(validatingCString: text) == nil else { continue }
      throw UsageError("\(name) is not UTF-8")
    }
  }

  /// A variable's text; nil when it is empty or not set.
  private func value(_ name: String) -> String? {
    guard let text = getenv(name), text.pointee != 0 else { return nil }
    return String(cString: text)
  }

  /// Whether the time is told by a variable.
  var hasOwnClock: Bool { value("TASKS_NOW") != nil }

  /// The time of this command: TASKS_NOW, else the system's.
  func clock() throws -> WallClock {
    guard let words = value("TASKS_NOW") else { return .system() }
    do {
      return try WallClock(words: words)
    } catch {
      throw UsageError("TASKS_NOW: \(error.sentence)")
    }
  }

  /// Who makes changes: TASKS_USER, else the name of the user; with neither, the user's number.
  var user: String {
    value("TASKS_USER") ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
      ?? "\(getuid())"
  }

  /// The user's editor: VISUAL, else EDITOR, else vi.
  var editor: String { value("VISUAL") ?? value("EDITOR") ?? "vi" }

  var database: String? { value("TASKS_DB") }

  func strategy() throws -> StrategyName? {
    try value("TASKS_STRATEGY").map { word in
      guard let name = StrategyName(rawValue: word) else {
        let names = StrategyName.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("TASKS_STRATEGY is '\(word)'; it must be one of \(names)")
      }
      return name
    }
  }

  func ttl() throws -> Int? {
    try value("TASKS_TTL").map { word in
      guard let seconds = Int(word), (1...maximumTTL).contains(seconds) else {
        throw UsageError("TASKS_TTL is '\(word)'; it must be 1 to \(maximumTTL) seconds")
      }
      return seconds
    }
  }

  func layers() throws -> Layers? {
    try value("TASKS_LAYERS").map { words in
      guard let layers = Layers(words: words) else {
        throw UsageError("TASKS_LAYERS is '\(words)'; it \(Layers.sentence("").dropFirst())")
      }
      return layers
    }
  }

  /// The share of hits to be compared with the database, 0 to 1.
  func verifiedShare() throws -> Double {
    try value("TASKS_CACHE_VERIFY").map { word in
      guard let share = Double(word), (0...1).contains(share) else {
        throw UsageError("TASKS_CACHE_VERIFY is '\(word)'; it must be 0 to 1, such as 0.01")
      }
      return share
    } ?? 0
  }

  /// The cache of `TASKS_CACHE`, else the servers of `MEMCACHIER_SERVERS`.
  func cache() throws -> CacheAddress? {
    do {
      if let url = value("TASKS_CACHE") { return try CacheAddress(url: url) }
    } catch {
      throw UsageError("TASKS_CACHE cannot be read: \(error.sentence)")
    }
    do {
      return try value("MEMCACHIER_SERVERS").map(CacheAddress.init(servers:))
    } catch {
      throw UsageError("MEMCACHIER_SERVERS cannot be read: \(error.sentence)")
    }
  }

  /// The user name and the password for memcached.
  func credentials() throws -> MemcachedCache.Credentials? {
    switch (value("MEMCACHIER_USERNAME"), value("MEMCACHIER_PASSWORD")) {
    case (nil, nil): return nil
    case (let user?, let password?): return .init(user: user, password: password)
    case (nil, _?): throw UsageError("MEMCACHIER_PASSWORD is set without MEMCACHIER_USERNAME")
    case (_?, nil): throw UsageError("MEMCACHIER_USERNAME is set without MEMCACHIER_PASSWORD")
    }
  }

  /// The folder for data, such as `~/.local/share/tasks`; nil without a home.
  var dataFolder: String? { folder("XDG_DATA_HOME", ".local/share") }

  /// The folder for what can be made again, such as `~/.cache/tasks`; nil without a home.
  var cacheFolder: String? { folder("XDG_CACHE_HOME", ".cache") }

  /// The folder for what concerns the running system, such as `/run/user/1000/tasks`; without one,
  /// a folder in the one for what can be made again.
  var runtimeFolder: String? {
    guard let path = value("XDG_RUNTIME_DIR"), path.hasPrefix("/") else {
      return cacheFolder.map { "\($0)/servers" }
    }
    return "\(path)/tasks"
  }

  // The XDG base directory specification: a relative path is ignored.
  private func folder(_ variable: String, _ standard: String) -> String? {
    if let path = value(variable), path.hasPrefix("/") { return "\(path)/tasks" }
    return home.map { "\($0)/\(standard)/tasks" }
  }

  private var home: String? {
    if let path = value("HOME"), path.hasPrefix("/") { return path }
    guard let path = getpwuid(getuid())?.pointee.pw_dir, path.pointee == UInt8(ascii: "/") else {
      return nil
    }
    return String(cString: path)
  }

  /// What `NO_COLOR` and then `CLICOLOR_FORCE` ask for; nil when neither is set.
  var color: Bool? {
    if value("NO_COLOR") != nil { return false }
    if let force = value("CLICOLOR_FORCE"), force != "0" { return true }
    return nil
  }

  /// A terminal that knows no colours.
  var isDumbTerminal: Bool { value("TERM") == "dumb" }

  /// The width that `COLUMNS` gives.
  var columns: Int? { value("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }

  #if DEBUG
    /// `MOMENT:stop` or `MOMENT:kill`; see ``TestHooks``.
    var testHook: String? { value("TASKS_TEST_HOOK") }

    /// Set to take any cached list; see ``Backends/ignoresStamp``.
    var ignoresStamp: Bool { value("TASKS_TEST_IGNORE_STAMP") != nil }
  #endif
}
