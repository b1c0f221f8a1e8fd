package import Dates
package import Model
import Text

/// Reads the changes of a batch: a JSON object a line, such as `{"verb":"done","id":3}`.
///
/// `id` and `ids` take numbers, and `{"ref":"a"}` for the task that an earlier line adds with `"ref":"a"`.
package struct BatchReader {
  private let objects: ObjectReader
  private let clock: WallClock
  private var refs: Set<String> = []

  private static let verbs = "add, edit, done, reopen, remove"

  /// Reads the file descriptor `file`.
  package init(_ file: Int32, _ clock: WallClock) throws(ImportError) {
    objects = ObjectReader(try RecordReader(file))
    self.clock = clock
  }

  /// Reads all of them; throws at the first that is none.
  package mutating func changes() throws(ImportError) -> [BatchChange] {
    var changes: [BatchChange] = []
    while let members = try objects.next() {
      do throws(FieldError) {
        changes.append(BatchChange(try action(members), line: objects.line))
      } catch {
        throw ImportError(line: objects.line, reason: error.message)
      }
    }
    return changes
  }

  private mutating func action(
    _ members: [JSONMember]
  ) throws(FieldError) -> BatchChange.Action {
    let fields = BatchFields(members, clock)
    guard let verb = try fields.text("verb") else {
      throw FieldError(field: "verb", reason: "is missing (expected \(Self.verbs))")
    }
    switch verb {
    case "add": return try add(fields)
    case "edit":
      let targets = try targets(members)
      let edit = try fields.edit(isNew: false, besides: ["verb", "id", "ids"])
      guard edit != TaskEdit() else { throw FieldError(field: "edit", reason: "changes no field") }
      guard edit.text == nil || targets.count == 1 else {
        throw FieldError(field: "text", reason: "changes one task only")
      }
      return .edit(targets, edit)
    case "done", "reopen", "remove":
      try fields.check(only: ["verb", "id", "ids"])
      let targets = try targets(members)
      return verb == "done"
        ? .done(targets) : verb == "reopen" ? .reopen(targets) : .remove(targets)
    default:
      throw FieldError(field: "verb", reason: "'\(verb)' is unknown (expected \(Self.verbs))")
    }
  }

  private mutating func add(_ fields: BatchFields) throws(FieldError) -> BatchChange.Action {
    var edit = try fields.edit(isNew: true, besides: ["verb", "key", "ref"])
    guard let text = edit.text else { throw FieldError(field: "text", reason: "is missing") }
    edit.text = nil
    let name = try fields.text("ref")
    if let name, !refs.insert(name).inserted {
      throw FieldError(field: "ref", reason: "'\(name)' was given to an earlier task")
    }
    let key = try fields.text("key").map { key throws(FieldError) in
      try checkedKey(key, of: "key")
    }
    return .add(try NewTask(try fields.checked(text), edit, key: key, clock), name: name)
  }

  private func targets(_ members: [JSONMember]) throws(FieldError) -> [BatchChange.Target] {
    var values = [members["id"]].compactMap(\.self)
    switch members["ids"] {
    case nil: break
    case .array(let ids)?: values += ids
    case let other?: throw FieldError(field: "ids", reason: "is \(other.kind), and no array")
    }
    guard !values.isEmpty else { throw FieldError(field: "id", reason: "is missing") }
    return try values.map { value throws(FieldError) in
      if let id = value.number { return .id(id) }
      guard case .object(let members) = value, members.count == 1,
        case .text(let name)? = members["ref"]
      else {
        throw FieldError(field: "id", reason: "is neither a task number nor {\"ref\":\"NAME\"}")
      }
      guard refs.contains(name) else {
        throw FieldError(field: "ref", reason: "'\(name)' is of no earlier task")
      }
      return .name(name)
    }
  }
}
