import Dates
import Model
import Text

/// Reads tasks as JSON, as this program writes them, and its journal; objects of other programs too, where
/// the names of their members are known or mapped.
final class ObjectSource: TaskSource {
  private let records: RecordReader
  private let objects: ObjectReader
  private var mapping: RecordMapping
  private var builder: TaskBuilder
  private var journal: JournalReader
  /// The tasks that were read, or tried.
  private var count = 0

  init(_ records: RecordReader, _ mapping: RecordMapping, _ losses: Losses) {
    self.records = records
    self.mapping = mapping
    objects = ObjectReader(records)
    builder = TaskBuilder(mapping.clock, losses)
    journal = JournalReader(mapping.clock)
  }

  func next() throws(ImportError) -> TaskItem? {
    while let members = try objects.next() {
      do throws(FieldError) {
        if members["step"] == nil, members["steps"] == nil {
          count += 1
          return try builder.task(members, &mapping)
        }
        try journal.read(members)
      } catch {
        throw ImportError(line: objects.line, reason: error.message)
      }
    }
    return nil
  }

  func log() throws(ImportError) -> [JournalEntry]? {
    guard journal.isWhole(tasks: count) else {
      throw ImportError(
        line: records.line,
        reason: "the export is cut off: it has not all that its first line counts")
    }
    return journal.entries
  }
}

extension TaskBuilder {
  /// Makes a task of the members of an object.
  mutating func task(
    _ members: [JSONMember], _ mapping: inout RecordMapping
  ) throws(FieldError) -> TaskItem {
    // A number that no task can have is one that is not kept.
    begin(id: members["id"]?.word.flatMap { Int64($0) } ?? 0)
    for (member, field) in zip(members, mapping.roles(members.map(\.name))) {
      guard let field else {
        if member.value != .null, member.name != mapping.key { losses.leaveOut(member.name) }
        continue
      }
      try set(field, member)
    }
    if let key = mapping.key { try set(key: members[key]?.word, named: key) }
    return try end()
  }

  private mutating func set(_ field: ImportField, _ member: JSONMember) throws(FieldError) {
    switch member.value {
    case .null: break
    case .array(let values) where field == .tags:
      for value in values {
        guard let tag = value.nameOfTag else {
          throw FieldError(field: member.name, reason: "has \(value.kind) that is no tag")
        }
        try add(tag: tag)
      }
    case .bool(let flag) where field == .done: try set(.done, flag ? "true" : "false")
    case .number where field == .id: break
    case let value where field.isOfClaim && value.word == nil: losses.leaveOut(member.name)
    case let value:
      guard let text = value.word else {
        throw FieldError(field: member.name, reason: "is \(value.kind)")
      }
      try set(field, text)
    }
  }
}

extension JSONValue {
  /// A text, or the name of an object, as issue trackers write labels.
  fileprivate var nameOfTag: String? {
    switch self {
    case .text(let text): text
    case .object(let members): members["name"]?.word
    default: nil
    }
  }

  /// A whole number that is 1 or more; nil for anything else.
  var number: Int64? {
    guard case .number(let text) = self, let number = Int64(text), number > 0 else { return nil }
    return number
  }
}
