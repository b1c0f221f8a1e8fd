package import Arguments
package import Caching
package import Dates
package import Queries
package import Rendering
import Storage
package import Strategies
import Model
package import Text

/// Every setting, in the order of help; a new setting is one more entry.
///
/// A project's file may come with a cloned repository, so it may set nothing that selects the file to
/// write, where lists are sent, or how old a list may become.
package enum SettingRegister {
  package static let all: [any AnySetting] = [
    database, mustExist, cache, strategy, ttl, layers, color, pager, sort, columns, groupBy, filter,
    weekStart,
    verifiedShare,
  ]

  /// The settings that are options, in the order of ``all``; a list without the others is made sooner.
  package static let options: [OptionSpec] = [
    database.option, mustExist.option, cache.option, strategy.option, ttl.option, layers.option,
    color.option,
  ].compactMap(\.self)

  /// The setting of an option, without making all of them.
  static func setting(ofOption name: String) -> (any AnySetting)? {
    switch name {
    case database.option?.name: database
    case mustExist.option?.name: mustExist
    case cache.option?.name: cache
    case strategy.option?.name: strategy
    case ttl.option?.name: ttl
    case layers.option?.name: layers
    case color.option?.name: color
    default: nil
    }
  }

  package static let sort = Setting<[TaskQuery.SortKey]>(
    "sort", form: .text, variables: [], default: .text("id"), value: "keys", help: nil,
    parse: { text throws(InvalidValue) in
      guard let keys = TaskQuery.SortKey.keys(parsing: text) else {
        throw InvalidValue(expected: TaskQuery.SortField.allCases.map(\.rawValue))
      }
      return keys
    })

  package static let columns = Setting<[Column]?>(
    optional: "columns", form: .text, variables: [], default: .computed(help: nil) { _ in nil },
    value: "columns", help: nil,
    parse: { text throws(InvalidValue) in
      guard let columns = Column.columns(parsing: text) else {
        throw InvalidValue(expected: Column.allCases.map(\.rawValue))
      }
      return columns
    })

  package static let groupBy = Setting<TaskQuery.GroupField?>(
    optional: "group-by", form: .text, variables: [], default: .computed(help: nil) { _ in nil },
    value: "field", help: nil,
    completion: .names(TaskQuery.GroupField.allCases.map(\.rawValue)),
    parse: oneOf(TaskQuery.GroupField.self))

  /// Conditions with blanks between them.
  package static let filter = Setting<[String]>(
    "filter", form: .text, variables: [], default: .text(""), value: "conditions", help: nil,
    projectRefusal: { _ in "it would hide tasks" },
    parse: { text throws(InvalidValue) in
      let conditions = words(of: text)
      var query = TaskQuery()
      for condition in conditions {
        do {
          try query.add(condition, .system())
        } catch {
          throw InvalidValue((error as? any UserError)?.message ?? "\(error)")
        }
      }
      return conditions
    })

  package static let weekStart = Setting(
    "week-start", form: .text, variables: [], default: .text("monday"), value: "day", help: nil,
    completion: .names(Weekday.allCases.map(\.name)),
    parse: { text throws(InvalidValue) in
      guard let day = Weekday.allCases.first(where: { $0.name == text }) else {
        throw InvalidValue(expected: Weekday.allCases.map(\.name))
      }
      return day
    })

  /// The command that shows long output; empty or `cat` for none.
  package static let pager = Setting(
    "pager", form: .text, variables: ["TASKS_PAGER", "PAGER"], default: .text("less"),
    value: "command", help: nil, projectRefusal: { _ in "it would run a command" },
    parse: { text throws(InvalidValue) in text })

  package static let strategy = Setting(
    "strategy", form: .text, variables: ["TASKS_STRATEGY"], default: .text("delete"),
    value: "strategy", help: "How the cache is kept up to date",
    completion: .names(StrategyName.allCases.map(\.rawValue)),
    projectRefusal: { $0 == "expire" ? "'expire' would show lists that are out of date" : nil },
    parse: oneOf(StrategyName.self))

  package static let ttl = Setting<Int?>(
    optional: "ttl", form: .integer, variables: ["TASKS_TTL"],
    default: .computed(help: "60 under expire, a day under rotate, else none") { _ in nil },
    value: "seconds", help: "Expire cached lists after this many seconds",
    projectRefusal: { _ in "it would set how old a list may become" },
    parse: { text throws(InvalidValue) in
      guard let seconds = Int(text), (1...maximumTTL).contains(seconds) else {
        throw InvalidValue("expected 1 to \(maximumTTL) seconds")
      }
      return seconds
    })

  package static let layers = Setting(
    "layers", form: .text, variables: ["TASKS_LAYERS"], default: .text("view,rows"),
    value: "layers", help: "Cache layers to use, comma-separated: view, rows, fragment",
    parse: { text throws(InvalidValue) in
      guard let layers = Layers(parsing: text) else {
        throw InvalidValue(expected: Layers.names.map(\.name))
      }
      return layers
    })

  package static let cache = Setting(
    "cache", form: .url,
    variables: [
      "TASKS_CACHE",
      Variable("MEMCACHIER_SERVERS") { servers in
        let isSeparator: (Character) -> Bool = { $0 == "," || $0 == ";" || $0.isWhitespace }
        return "memcached://" + servers.split(whereSeparator: isSeparator).joined(separator: ",")
      },
    ],
    default: .computed(help: "file:") { environment in
      environment.cacheFolder.map { "file:\($0)" } ?? "none"
    },
    value: "url",
    help: "Cache to use: memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none",
    projectRefusal: { _ in "it would set where lists are sent" },
    parse: { text throws(InvalidValue) in try CacheAddress(url: text) })

  package static let database = Setting<String?>(
    optional: "db", form: .path, variables: ["TASKS_DB"],
    default: .computed(help: nil) { environment in
      environment.dataFolder.map { "\($0)/tasks.db" }
    },
    value: "database", help: "Database to use: a file, or postgres://HOST/NAME",
    completion: .files,
    projectRefusal: { text in
      guard let server = PostgreSQLAddress(text) else {
        return "it would select the file to write ('tasks init' makes a list here)"
      }
      return server.hasPassword ? "others may read the password" : nil
    },
    parse: { text throws(InvalidValue) in
      guard !text.isEmpty else {
        throw InvalidValue("expected the path of a file or postgres://HOST/NAME")
      }
      return text
    })

  /// Whether a database that is not there is an error, and none is created.
  package static let mustExist = Setting(
    "must-exist", form: .boolean,
    variables: [
      Variable("TASKS_MUST_EXIST") { ["1": "true", "0": "false"][$0] ?? $0 }
    ],
    default: .computed(help: nil) { _ in "false" }, value: "flag",
    help: "A database that is not there is an error, also for 'add'",
    completion: .names(["true", "false"]),
    parse: { text throws(InvalidValue) in
      guard let flag = Bool(text) else { throw InvalidValue(expected: ["true", "false"]) }
      return flag
    })

  package static let color = Setting(
    "color", form: .text,
    variables: [
      Variable("NO_COLOR") { _ in ColorChoice.never.rawValue },
      Variable("CLICOLOR_FORCE") { $0 == "0" ? nil : ColorChoice.always.rawValue },
      Variable("CLICOLOR") { $0 == "0" ? ColorChoice.never.rawValue : nil },
    ],
    default: .text("auto"), value: "when", help: "When to use color",
    completion: .names(ColorChoice.allCases.map(\.rawValue)), parse: oneOf(ColorChoice.self))

  /// The share of cache hits that are compared with the database.
  package static let verifiedShare = Setting(
    "cache-verify", form: .number, variables: ["TASKS_CACHE_VERIFY"], default: .text("0"),
    value: "share", help: nil,
    parse: { text throws(InvalidValue) in
      guard let share = Double(text), (0...1).contains(share) else {
        throw InvalidValue("expected 0 to 1, such as 0.01")
      }
      return share
    })
}

package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

extension SettingRegister {
  /// Finds a setting by name; throws when there is none.
  package static func find(_ name: String, at place: String = "") throws(UsageError)
    -> any AnySetting
  {
    if let setting = all.first(where: { $0.name == name }) { return setting }
    if let alias = Alias(key: name) { return alias }
    if name.hasPrefix("alias.") {
      throw UsageError(
        "\(place)invalid alias '\(name)'",
        hint: "its name is small letters, digits and '-', such as alias.inbox")
    }
    throw UsageError(
      "\(place)unknown setting '\(name)'",
      hint: suggestion(for: name, in: all.map(\.name)) ?? "see 'tasks config'")
  }
}
