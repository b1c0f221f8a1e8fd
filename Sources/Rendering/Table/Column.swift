/// The columns of a list, in the order of help; new ones come last.
package enum Column: String, CaseIterable, Sendable {
  case id, text, due, priority, list, tags, note, created, changed, done, wait, every, key, reason,
    owner, claim
  case claimedUntil = "claimed_until"

  /// `allCases` makes a new array each time.
  static let all = allCases

  /// The heading of the column in a table.
  var heading: String {
    switch self {
    case .id: "ID"
    case .text: "Task"
    case .claimedUntil: "Claimed until"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }

  /// The fields of a task: all but what a command says of it.
  package static let fields = allCases.filter { $0 != .reason }

  /// The members of a task in JSON; new ones come last.
  package static let jsonFields: [Column] = [
    .id, .text, .list, .tags, .priority, .due, .note, .created, .changed, .done, .wait, .every,
    .key, .owner, .claim, .claimedUntil,
  ]

  /// Whether it shows a claim, which ends.
  var isOfClaim: Bool { [.owner, .claim, .claimedUntil].contains(self) }

  /// Reads comma-separated names; nil when one is unknown or there twice, or there is none.
  package static func columns(parsing text: String) -> [Column]? {
    let columns = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Column(rawValue: String($0))
    }
    guard !columns.contains(nil), Set(columns).count == columns.count else { return nil }
    return columns.compactMap(\.self)
  }
}
