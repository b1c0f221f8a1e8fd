/// A field that an imported record can set.
package enum ImportField: String, CaseIterable, Sendable {
  case id, text, list, tags, priority, due, wait, every, note, created, changed, done, key

  /// Finds a field by the name that this or another program gives it, capitals aside.
  init?(known name: String) {
    switch name.lowercased() {
    case "description", "title", "summary", "name", "content", "task", "subject": self = .text
    case "project", "section", "category": self = .list
    case "labels", "contexts": self = .tags
    case "due date", "duedate", "deadline": self = .due
    case "notes", "comment", "comments", "body": self = .note
    case "entry", "created_at", "created at": self = .created
    case "modified", "updated", "updated_at", "updated at": self = .changed
    case "completed", "end", "completed_at", "completed at", "closed": self = .done
    case "recur", "repeat": self = .every
    case let name: self.init(rawValue: name)
    }
  }
}
