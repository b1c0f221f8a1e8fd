/// What is cached of a list; each is made from the next.
package struct Layers: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The bytes that show a whole list.
  package static let view = Layers(rawValue: 1)
  /// The tasks, a value a page.
  package static let rows = Layers(rawValue: 2)
  /// The bytes that show one task.
  package static let fragment = Layers(rawValue: 4)

  /// Their words, in the order in which they are asked.
  package static let names: [(word: String, layer: Layers)] = [
    ("view", .view), ("rows", .rows), ("fragment", .fragment),
  ]

  /// Reads words with a comma between them; nil when one is unknown, or there is none.
  package init?(words: String) {
    self = []
    for word in words.split(separator: ",", omittingEmptySubsequences: false) {
      guard let name = Self.names.first(where: { $0.word == word }) else { return nil }
      insert(name.layer)
    }
  }
}
