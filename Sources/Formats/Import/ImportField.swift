/// A field that an imported record can set.
package enum ImportField: String, CaseIterable, Sendable {
  case id, text, list, tags, priority, due, wait, every, note, created, changed, done, key
  /// A claim, which has all three.
  case owner, claim
  case claimedUntil = "claimed_until"

  var isOfClaim: Bool { [.owner, .claim, .claimedUntil].contains(self) }

  /// What `description` has among the names of a text: another one is more likely.
  static let rankOfDescription = 9

  /// Finds a field by the name that this or another program gives it, capitals and blanks aside.
  ///
  /// The lower its rank, the more likely the name means this field.
  static func known(_ name: String) -> (field: ImportField, rank: Int)? {
    let name = name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
    if let field = ImportField(rawValue: name) { return (field, 1) }
    return switch name {
    case "title", "subject": (.text, 2)
    case "summary": (.text, 3)
    case "name", "content": (.text, 4)
    case "task": (.text, 5)
    case "description": (.text, rankOfDescription)
    case "project": (.list, 2)
    case "section": (.list, 3)
    case "category": (.list, 4)
    case "labels", "contexts": (.tags, 2)
    case "duedate", "deadline": (.due, 2)
    case "notes", "comment", "comments", "body": (.note, 2)
    case "entry", "createdat": (.created, 2)
    case "modified", "updated", "updatedat": (.changed, 2)
    case "completed", "completedat", "end": (.done, 2)
    case "closed", "closedat": (.done, 3)
    case "recur", "repeat": (.every, 2)
    case "claimeduntil": (.claimedUntil, 1)
    default: nil
    }
  }
}
