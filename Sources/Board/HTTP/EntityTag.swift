import Model
import Strategies

/// Says which bytes a browser has: a hash of the stamp and of what else they depend on, and until when the
/// same tasks look the same.
struct EntityTag: CustomStringConvertible {
  let description: String

  init(_ stamp: Bits128, _ name: String, _ variant: String, until: Int64?) {
    description = "\"\(Self.hash(stamp, name, variant))-\(String(until ?? 0, radix: 16))\""
  }

  /// Of bytes that no stamp proves.
  init(content: [[UInt8]], _ variant: String) {
    let hash = SHA256.hash(Array(content.joined()) + Array(variant.utf8))
    description = "\"\(hash.prefix(32))\""
  }

  func isAmong(_ tags: String) -> Bool { tags == description || tags.contains(description) }

  /// The tag among `asked` that is valid under `stamp` and not over yet; nil when there is none.
  static func match(
    _ asked: String, _ stamp: Bits128, _ name: String, _ variant: String, now: Int64
  ) -> String? {
    let hash = hash(stamp, name, variant)
    for part in asked.split(separator: ",") {
      var tag = part.drop { $0 == " " }
      if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
      guard tag.hasPrefix("\"\(hash)-"), tag.hasSuffix("\""),
        let until = Int64(tag.dropFirst(hash.utf8.count + 2).dropLast(), radix: 16),
        until == 0 || now < until
      else { continue }
      return String(tag)
    }
    return nil
  }

  private static func hash(_ stamp: Bits128, _ name: String, _ variant: String) -> String {
    digest("\(stamp) \(name.utf8.count):\(name) \(variant)".utf8).description
  }
}
