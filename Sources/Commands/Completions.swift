import ArgumentParser
import Libc
import Rendering
import Strategies
import TaskList

/// What a shell is offered behind TAB that only the database knows.
///
/// Whatever goes wrong is silence, and a database that is not there is not made.
enum Completions {
  /// The numbers of tasks with their words, where the shell shows them: of done tasks for `reopen`,
  /// of all for `show` and `log`, else of open ones.
  static let ids: CompletionKind = .custom { words, _, _ in
    let source: ListSource =
      switch CommandLineWords(Array(words.dropFirst())).command {
      case "reopen": .done
      case "show", "log": .all
      default: .open
      }
    return (try? items(source, words))?.map { described("\($0)", visible($1)) } ?? []
  }

  /// The names of the lists of open tasks.
  static let lists = names(.list)

  /// The tags of open tasks.
  static let tags = names(.tags)

  private static func names(_ field: SummaryView.Field) -> CompletionKind {
    .custom { words, _, _ in
      guard let context = try? context(words),
        let rows = try? context.backends.store.read({ reader throws(StoreError) in
          try reader.list(.open) { true }
        })
      else { return [] }
      let lines = SummaryView(field: field, isJSON: false).render(rows)
      return lines.split(separator: UInt8(ascii: "\n")).map { line in
        let parts = line.split(separator: UInt8(ascii: "\t"))
        let name = String(decoding: parts[0], as: UTF8.self)
        return described(name, "\(String(decoding: parts[1], as: UTF8.self)) open")
      }
    }
  }

  private static func items(
    _ source: ListSource, _ words: [String]
  ) throws -> [(id: Int64, text: String)] {
    var items: [(id: Int64, text: String)] = []
    let list = try context(words).backends.store.read { reader throws(StoreError) in
      try reader.list(source) { true }
    }
    for rows in list ?? [] {
      rows.forEach { id, text, _ in items.append((id, text.string)) }
    }
    return items
  }

  /// The database that the words on the command line would use.
  private static func context(_ words: [String]) throws -> Context {
    var options: [String] = []
    for (word, next) in zip(words, words.dropFirst()) where word == "--db" {
      options = ["--db", next]
    }
    options += words.filter { $0 == "--global" || $0.hasPrefix("--db=") }
    return try Context(CommonOptions.parse(options))
  }

  private static func described(_ word: String, _ words: String) -> String {
    switch CompletionShell.requesting {
    case .zsh: "\(word.escaped(":")):\(words)"
    case .fish: "\(word)\t\(words)"
    default: word
    }
  }
}

extension String {
  /// With a backslash before each `character`.
  fileprivate func escaped(_ character: Character) -> String {
    reduce(into: "") { $0 += $1 == character ? "\\\($1)" : "\($1)" }
  }
}
