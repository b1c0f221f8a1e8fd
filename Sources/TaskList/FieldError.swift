/// What is wrong with the words given for a field of a task, in a sentence that follows its name.
package struct FieldError: Error, Equatable {
  package let sentence: String
}

/// The name of a list or a tag, checked: 1 to 64 bytes without a space, comma or control character.
package func checkedName(_ name: String) throws(FieldError) -> String {
  guard !name.isEmpty else { throw FieldError(sentence: "is empty") }
  guard name.utf8.count <= 64 else { throw FieldError(sentence: "has more than 64 bytes") }
  let isPlain = name.unicodeScalars.allSatisfy { scalar in
    scalar != "," && !scalar.properties.isWhitespace
      && scalar.properties.generalCategory != .control
      && !scalar.properties.isDefaultIgnorableCodePoint
  }
  guard isPlain else {
    throw FieldError(sentence: "is one word without spaces, commas and control characters")
  }
  return name
}

/// The note of a task, checked: at most 65,536 bytes, and no NUL.
package func checkedNote(_ note: String) throws(FieldError) -> String {
  guard note.utf8.count <= 65_536 else {
    throw FieldError(sentence: "has \(note.utf8.count) bytes, but a note has at most 65536")
  }
  guard !note.utf8.contains(0) else { throw FieldError(sentence: "has a NUL byte") }
  return note
}
