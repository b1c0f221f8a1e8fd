package import Caching
package import Dates
import Libc
package import Storage
package import Text

/// The environment variables of this process; no other file reads them.
package struct Environment: Sendable {
  /// Looks at this process's variables; throws when one that names a file is not UTF-8, since replacing bytes
  /// would name another file.
  package init() throws(UsageError) {
    for name in [
      "TASKS_DB", "TASKS_CACHE", "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
      "XDG_RUNTIME_DIR",
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

  /// The name of the local time zone; empty for the system's.
  package var zone: String { value("TZ") ?? "" }

  /// Whether a variable sets the time.
  package var hasOwnClock: Bool { value("TASKS_NOW") != nil }

  /// The time of this command: TASKS_NOW, else the system's.
  package func clock() throws -> WallClock {
    guard let text = value("TASKS_NOW") else { return .system() }
    do {
      return try WallClock(parsing: text)
    } catch {
      throw UsageError("TASKS_NOW: \(error.message)", hint: error.hint)
    }
  }

  /// Who makes changes: TASKS_USER, else the name of the user; with neither, the user's number.
  package var user: String {
    value("TASKS_USER") ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
      ?? "\(getuid())"
  }

  /// The user's editor: VISUAL, else EDITOR, else vi.
  package var editor: String { value("VISUAL") ?? value("EDITOR") ?? "vi" }

  /// The folder for temporary files: TMPDIR, else /tmp.
  package var temporaryFolder: String { value("TMPDIR") ?? "/tmp" }

  /// The value of the first of `variables` that sets one, and the variable's name.
  func first(of variables: [Variable]) -> (text: String, name: String)? {
    for variable in variables {
      if let text = value(variable.name).flatMap(variable.read) { return (text, variable.name) }
    }
    return nil
  }

  /// The database that a variable names, and the variable's name; nil when none does.
  package var database: (path: String, name: String)? {
    first(of: SettingRegister.database.variables).map { ($0.text, $0.name) }
  }

  /// The server that TASKS_DB names; nil when it names none.
  package var server: PostgreSQLAddress? {
    database.flatMap { PostgreSQLAddress($0.path) }
  }

  /// The user name and the password for memcached.
  package func credentials() throws -> MemcachedCache.Credentials? {
    switch (value("MEMCACHIER_USERNAME"), value("MEMCACHIER_PASSWORD")) {
    case (nil, nil): return nil
    case (let user?, let password?): return .init(user: user, password: password)
    case (nil, _?): throw UsageError("MEMCACHIER_PASSWORD is set without MEMCACHIER_USERNAME")
    case (_?, nil): throw UsageError("MEMCACHIER_USERNAME is set without MEMCACHIER_PASSWORD")
    }
  }

  /// The folder for data, such as `~/.local/share/tasks`; nil without a home.
  package var dataFolder: String? { folder("XDG_DATA_HOME", ".local/share") }

  /// The folder for data that can be recreated, such as `~/.cache/tasks`; nil without a home.
  package var cacheFolder: String? { folder("XDG_CACHE_HOME", ".cache") }

  /// The user's own file of settings, such as `~/.config/tasks/config.toml`; nil without a home.
  var userFile: SettingsFile? {
    folder("XDG_CONFIG_HOME", ".config").map {
      SettingsFile(path: "\($0)/config.toml", isOfProject: false)
    }
  }

  /// Whether a variable says where ``userFile`` is.
  var namesConfigurationFolder: Bool { value("XDG_CONFIG_HOME")?.hasPrefix("/") == true }

  /// A path in a file of settings: relative to the file's folder, or to the home folder after `~/`.
  func absolutePath(_ path: String, in folder: String) -> String {
    if path.hasPrefix("~/"), let home { return home + path.dropFirst(1) }
    return path.hasPrefix("/") ? path : folder + (folder == "/" ? "" : "/") + path
  }

  /// The folder for what concerns the running system, such as `/run/user/1000/tasks`; without one,
  /// a folder in the cache folder.
  package var runtimeFolder: String? {
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

  /// Whether the locale is one of UTF-8; so is one that is not set.
  package var hasUnicode: Bool {
    guard let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") else { return true }
    guard let encoding = locale.split(separator: ".").dropFirst().first?.uppercased() else {
      return false
    }
    return encoding.hasPrefix("UTF-8") || encoding.hasPrefix("UTF8")
  }

  /// Whether the program that a command of the shell begins with is installed; true where that cannot be
  /// told, as of a variable before it.
  package func hasProgram(of command: String) -> Bool {
    guard let program = words(of: command).first, !program.utf8.contains(UInt8(ascii: "=")) else {
      return true
    }
    guard !program.hasPrefix("/") else { return access(program, X_OK) == 0 }
    return (value("PATH") ?? "/usr/bin:/bin").split(separator: ":").contains {
      access("\($0)/\(program)", X_OK) == 0
    }
  }

  /// Whether a variable sets the options of less(1).
  package var hasLessOptions: Bool { value("LESS") != nil }

  /// A terminal without colours.
  package var isDumbTerminal: Bool { value("TERM") == "dumb" }

  /// The width that `COLUMNS` gives.
  package var columns: Int? { value("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
}
