import Arguments
import Libc
import Text

/// How long to wait, as `500ms`, `30s`, `10m` or `2h`.
struct TimeLimit: Sendable {
  /// As it was typed.
  let text: String
  let milliseconds: UInt64

  private static let units: [(name: String, milliseconds: UInt64)] = [
    ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000),
  ]

  /// Some thirty years.
  private static let longest: UInt64 = 1_000_000_000_000

  /// How long a claim holds where nothing else is said.
  static let ofClaims = TimeLimit("30m", milliseconds: 1_800_000)

  private init(_ text: String, milliseconds: UInt64) {
    self.text = text
    self.milliseconds = milliseconds
  }

  init(parsing text: String) throws(InvalidValue) {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    let name = text.dropFirst(digits.count)
    guard let unit = Self.units.first(where: { $0.name == name }), digits.count <= 9,
      let count = UInt64(String(Substring(digits)))
    else { throw InvalidValue("expected a number and ms, s, m or h, such as 30s or 10m") }
    self.text = text
    milliseconds = min(count * unit.milliseconds, Self.longest)
  }

  /// The end of a limit that begins now, in nanoseconds of the monotonic clock.
  var end: UInt64 { monotonicNanoseconds() + milliseconds * 1_000_000 }
}
