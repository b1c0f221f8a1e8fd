/// A value of JSON (RFC 8259).
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// A number as it is written.
  case number(String)
  case text(String)
  case array([JSONValue])
  /// The members in their order.
  case object([JSONMember])

  /// A text, or a number as it is written; nil for anything else.
  package var word: String? {
    switch self {
    case .text(let text), .number(let text): text
    default: nil
    }
  }

  /// What it is, for messages.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

package struct JSONMember: Equatable, Sendable {
  package let name: String
  package let value: JSONValue
}

extension [JSONMember] {
  /// The value of the last member with a name; nil when there is none.
  package subscript(_ name: String) -> JSONValue? { last { $0.name == name }?.value }
}
