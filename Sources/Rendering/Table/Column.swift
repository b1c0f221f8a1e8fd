/// The columns of a list, in the order of help.
package enum Column: String, CaseIterable, Sendable {
  case id, text, due, priority, list, tags, note, created, changed, done

  /// `allCases` makes a new array each time.
  static let all = allCases

  /// The heading of the column in a table.
  var heading: String {
    switch self {
    case .id: "ID"
    case .text: "Task"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }

  /// Reads comma-separated names; nil when one is unknown, or there is none.
  package static func columns(parsing text: String) -> [Column]? {
    let columns = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Column(rawValue: String($0))
    }
    return columns.contains(nil) ? nil : columns.compactMap(\.self)
  }
}
