import Libc

/// The words behind `tasks`, taken apart.
struct CommandLineWords {
  /// The word that names a command, wherever it stands; nil when there is none.
  let command: String?
  /// All the other words in order.
  let rest: [String]
  /// Whether the words ask for help or the like, which takes the whole tree.
  let asksRoot: Bool

  init(_ words: [String]) {
    var position = 0
    while position < words.count, words[position].hasPrefix("-"), words[position] != "-" {
      guard words[position] != "--" else {
        // Only words of the list can follow, and it takes none.
        position = words.count
        break
      }
      position += CommonOptions.namesWithValue.contains(words[position]) ? 2 : 1
    }
    let front = words.prefix(position)
    command = position < words.count ? words[position] : nil
    // `cache` has a word of its own, and options stand behind it.
    let nested = command == "cache" ? 1 : 0
    let behind = words.dropFirst(position + 1)
    rest = Array(behind.prefix(nested) + front + behind.dropFirst(nested))
    asksRoot = command == "help" || front.contains(where: Self.rootOptions.contains)
  }

  private static let rootOptions: Set<String> = [
    "--help", "-h", "--version", "--generate-completion-script", "--experimental-dump-help",
  ]

  /// This process's words; throws when one is not UTF-8, which `CommandLine.arguments` would mend.
  static func ofProcess() throws(UsageError) -> [String] {
    var words: [String] = []
    for argument in CommandLine.unsafeArgv.advanced(by: 1).words {
      guard let word = String(validatingCString: argument) else {
        let mended = String(cString: argument)
        throw UsageError("'\(mended)' is not UTF-8; nothing was done")
      }
      words.append(word)
    }
    return words
  }
}

extension UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
  fileprivate var words: some Sequence<UnsafeMutablePointer<CChar>> {
    sequence(state: self) { next in
      defer { next += 1 }
      return next.pointee
    }
  }
}

/// The one of `names` that is nearest to a mistyped `word`; nil when none is near.
func nearest(to word: String, in names: [String]) -> String? {
  let best = names.map { (name: $0, distance: editDistance($0, word)) }
    .min { $0.distance < $1.distance }
  guard let best, best.distance <= max(1, word.count / 2) else { return nil }
  return best.name
}

/// Levenshtein's distance: how many characters to add, drop or replace.
private func editDistance(_ first: String, _ second: String) -> Int {
  let second = Array(second)
  var row = Array(0...second.count)
  for (index, character) in first.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in second.indices {
      let replaced = diagonal + (second[column] == character ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
    }
  }
  return row[second.count]
}
