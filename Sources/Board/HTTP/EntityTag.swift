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

  func isAmong(_ tags: String) -> Bool {
    Self.parts(tags).contains { $0.elementsEqual(description.utf8) }
  }

  /// The tag among `asked` of the same list for the same reader that is not over yet; nil when there is none.
  static func match(_ asked: String, _ hash: String, for reader: String, now: Int64) -> String? {
    let (start, end) = (Array("\"\(hash)-".utf8), Array(end(reader).utf8))
    for tag in parts(asked) where tag.starts(with: start) && tag.count > start.count + end.count {
      guard tag.suffix(end.count).elementsEqual(end),
        let until = Int64(
          String(decoding: tag.dropFirst(start.count).dropLast(end.count), as: UTF8.self),
          radix: 16), until == 0 || now < until
      else { continue }
      return String(decoding: tag, as: UTF8.self)
    }
    return nil
  }

  /// The tags of a header, in quotes, without the mark of weak ones.
  private static func parts(_ tags: String) -> [ArraySlice<UInt8>] {
    Array(tags.utf8).split(separator: UInt8(ascii: ",")).map { part in
      let tag = part.drop { $0 == 0x20 }
      return tag.starts(with: "W/".utf8) ? tag.dropFirst(2) : tag
    }
  }

  /// The hash of a list by its view's name, which says all that it depends on besides the tasks.
  static func hash(_ stamp: Bits128, _ name: String) -> String {
    digest("\(stamp) \(name)".utf8).description
  }
}
