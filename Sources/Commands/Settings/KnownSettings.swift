import Arguments
import Cache
import Strategies
import TaskList
import Text

/// Everything that can be set, in the order of help.
///
/// Another setting is another one here: its key in files, its option, its variables, whether a
/// project may set it. A project's file may have come with a cloned repository, so it may set
/// nothing that chooses which file is written, where lists are sent, or how old a list may become.
enum KnownSettings {
  static let all: [any AnySetting] = [
    database, cache, strategy, ttl, layers, color, verifiedShare,
  ]

  static let database = Setting(
    name: "db", form: .path, option: { $0.database }, variables: ["TASKS_DB"],
    projectRefusal: { _ in "it would choose which file is written ('tasks init' makes a list here)"
    },
    standard: { environment in environment.dataFolder.map { "\($0)/tasks.db" } },
    read: { text throws(SettingFault) in
      guard !text.isEmpty else { throw .mustBe("the path of a file", not: text) }
      return text
    })

  static let cache = Setting(
    name: "cache", form: .url, option: { $0.cache },
    variables: [
      "TASKS_CACHE",
      Variable("MEMCACHIER_SERVERS") { servers in
        let isBetween: (Character) -> Bool = { $0 == "," || $0 == ";" || $0.isWhitespace }
        return "memcached://" + servers.split(whereSeparator: isBetween).joined(separator: ",")
      },
    ],
    projectRefusal: { _ in "it would choose where lists are sent" },
    standard: { environment in environment.cacheFolder.map { "file:\($0)" } ?? "none" },
    read: { text throws(SettingFault) in
      do throws(CacheAddressError) {
        return try CacheAddress(url: text)
      } catch {
        // Without the text, which may hold a password.
        throw SettingFault(sentence: "cannot be read: \(error.sentence)")
      }
    })

  static let strategy = Setting(
    name: "strategy", form: .text, option: { $0.strategy?.rawValue }, variables: ["TASKS_STRATEGY"],
    projectRefusal: { $0 == "expire" ? "'expire' would show lists that are out of date" : nil },
    standard: { _ in StrategyName.delete.rawValue }, read: oneOf(StrategyName.self))

  static let ttl = Setting(
    name: "ttl", form: .integer, option: { $0.ttl.map(String.init) }, variables: ["TASKS_TTL"],
    projectRefusal: { _ in "it would choose how old a list may become" },
    standard: { _ in nil },
    read: { text throws(SettingFault) in
      guard let seconds = Int(text), (1...maximumTTL).contains(seconds) else {
        throw .mustBe("1 to \(maximumTTL) seconds", not: text)
      }
      return seconds
    })

  static let layers = Setting(
    name: "layers", form: .text, option: { $0.layers?.words }, variables: ["TASKS_LAYERS"],
    projectRefusal: { _ in nil }, standard: { _ in "view,rows" },
    read: { text throws(SettingFault) in
      guard let layers = Layers(words: text) else {
        let names = Layers.names.map(\.word).joined(separator: ",")
        throw .mustBe("some of \(names), with a comma between", not: text)
      }
      return layers
    })

  static let color = Setting(
    name: "color", form: .text, option: { $0.color?.rawValue },
    variables: [
      Variable("NO_COLOR") { _ in ColorChoice.never.rawValue },
      Variable("CLICOLOR_FORCE") { $0 == "0" ? nil : ColorChoice.always.rawValue },
    ],
    projectRefusal: { _ in nil }, standard: { _ in ColorChoice.auto.rawValue },
    read: oneOf(ColorChoice.self))

  /// The share of hits to be compared with the database.
  static let verifiedShare = Setting(
    name: "cache-verify", form: .number, option: { _ in nil }, variables: ["TASKS_CACHE_VERIFY"],
    projectRefusal: { _ in nil }, standard: { _ in "0" },
    read: { text throws(SettingFault) in
      guard let share = Double(text), (0...1).contains(share) else {
        throw .mustBe("0 to 1, such as 0.01", not: text)
      }
      return share
    })

  private static func oneOf<Value: CaseIterable & RawRepresentable<String> & Sendable>(
    _ type: Value.Type
  ) -> @Sendable (String) throws(SettingFault) -> Value {
    let all = Array(type.allCases)
    return { text throws(SettingFault) in
      guard let value = all.first(where: { $0.rawValue == text }) else {
        throw .mustBe("one of \(all.map(\.rawValue).joined(separator: ", "))", not: text)
      }
      return value
    }
  }
}

extension KnownSettings {
  /// Finds a setting that a user named; an unknown one is an error that names the nearest.
  static func find(_ name: String, at place: String = "") throws(UsageError) -> any AnySetting {
    if let setting = all.first(where: { $0.name == name }) { return setting }
    let hint = nearest(to: name, in: all.map(\.name)).map { "did you mean '\($0)'?" }
    throw UsageError(
      "\(place)unknown setting '\(name)'; \(hint ?? "see 'tasks config' for all there are")")
  }
}
