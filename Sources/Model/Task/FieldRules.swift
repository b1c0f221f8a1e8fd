package import Text

/// Why the value of a task's field is not valid.
package struct FieldError: UserError, Equatable {
  /// The field, as the user knows it, such as `--note`.
  package let field: String
  /// Follows the field, such as `is empty`.
  package let reason: String

  package init(field: String, reason: String) {
    self.field = field
    self.reason = reason
  }

  package var message: String { "\(field) \(reason)" }
  package var hint: String? { nil }
  package var status: ExitStatus { .usage }
}

/// Checks the name of a list or a tag: 1 to 64 bytes without a comma or control character; only a list
/// may have single spaces between its words.
///
/// Returns it in composed form, so that two ways to write a letter are one name.
package func checkedName(
  _ name: String, of field: String, allowsSpaces: Bool = false
) throws(FieldError) -> String {
  let name = name.composed
  guard !name.isEmpty else { throw FieldError(field: field, reason: "is empty") }
  guard name.utf8.count <= 64 else {
    throw FieldError(field: field, reason: "has more than 64 bytes")
  }
  let words =
    allowsSpaces && name.utf8.contains(0x20)
    ? name.split(separator: " ", omittingEmptySubsequences: false) : [name[...]]
  let isPlain = words.allSatisfy { $0.unicodeScalars.allSatisfy(\.isOfName) }
  guard isPlain else {
    throw FieldError(
      field: field,
      reason: "must not contain \(allowsSpaces ? "" : "spaces, ")commas or control characters")
  }
  guard !words.contains("") else {
    throw FieldError(field: field, reason: "has a space where there is no word beside it")
  }
  return name
}

extension Unicode.Scalar {
  /// Whether the name of a tag, or a word of that of a list, may have it.
  package var isOfName: Bool {
    guard value >= 0x80 else { return (0x21...0x7E).contains(value) && self != "," }
    return !properties.isWhitespace && properties.generalCategory != .control
      && !properties.isDefaultIgnorableCodePoint
  }
}

/// Checks the key of a task: 1 to 255 bytes without control characters.
package func checkedKey(_ key: String, of field: String) throws(FieldError) -> String {
  guard !key.isEmpty else { throw FieldError(field: field, reason: "is empty") }
  guard key.utf8.count <= 255 else {
    throw FieldError(field: field, reason: "has more than 255 bytes")
  }
  guard key.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
    throw FieldError(field: field, reason: "must not contain control characters")
  }
  return key
}

/// Checks the note of a task: at most 65,536 bytes, and no NUL.
package func checkedNote(_ note: String, of field: String) throws(FieldError) -> String {
  guard note.utf8.count <= 65_536 else {
    throw FieldError(
      field: field, reason: "has \(note.utf8.count) bytes, but a note has at most 65536")
  }
  guard !note.utf8.contains(0) else { throw FieldError(field: field, reason: "has a NUL byte") }
  return note
}
