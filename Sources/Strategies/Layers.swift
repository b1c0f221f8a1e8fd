/// The forms in which a list is cached; each layer is made from the next.
package struct Layers: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The bytes that show a whole list.
  package static let view = Layers(rawValue: 1)
  /// The tasks, one value per page.
  package static let rows = Layers(rawValue: 2)
  /// The bytes that show one task.
  package static let fragment = Layers(rawValue: 4)

  /// Their names, in the order in which they are read.
  package static let names: [(name: String, layer: Layers)] = [
    ("view", .view), ("rows", .rows), ("fragment", .fragment),
  ]

  /// Reads comma-separated names; nil when one is unknown, or there is none.
  package init?(parsing text: String) {
    self = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let found = Self.names.first(where: { $0.name == word }) else { return nil }
      insert(found.layer)
    }
  }
}
