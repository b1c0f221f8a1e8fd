import Model
import Strategies

/// Says which bytes a browser has: a hash of what they show under which stamp, until when the same tasks look
/// the same, and for whom they are.
struct EntityTag: CustomStringConvertible {
  let description: String

  /// Of a list with the hash ``hash(_:_:)``; `reader` is the hash of a session or of a link, empty for everybody.
  init(_ hash: String, until: Int64?, for reader: String) {
    description = "\"\(hash)-\(String(until ?? 0, radix: 16))\(Self.end(reader))"
  }

  /// Of bytes that no stamp proves.
  init(content: [[UInt8]], for reader: String) {
    description = "\"\(SHA256.hash(Array(content.joined())).prefix(32))\(Self.end(reader))"
  }

  private static func end(_ reader: String) -> String { "-\(reader.prefix(16))\"" }

  func isAmong(_ tags: String) -> Bool { tags == description || tags.contains(description) }

  /// The tag among `asked` of the same list for the same reader that is not over yet; nil when there is none.
  static func match(_ asked: String, _ hash: String, for reader: String, now: Int64) -> String? {
    let end = end(reader)
    for part in asked.split(separator: ",") {
      var tag = part.drop { $0 == " " }
      if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
      guard tag.hasPrefix("\"\(hash)-"), tag.hasSuffix(end),
        let until = Int64(
          tag.dropFirst(hash.utf8.count + 2).dropLast(end.utf8.count), radix: 16),
        until == 0 || now < until
      else { continue }
      return String(tag)
    }
    return nil
  }

  /// The hash of a list by its view's name, which says all that it depends on besides the tasks.
  static func hash(_ stamp: Bits128, _ name: String) -> String {
    digest("\(stamp) \(name)".utf8).description
  }
}
