package import Arguments
import Text

/// The option that makes reads of a list slow, for demonstrations.
package enum SlowQuery {
  package static let option = Option<Double>(
    "--simulate-slow-query", value: "seconds",
    "Delay each database read by this many seconds, for demonstration",
    parse: { text throws(InvalidValue) in
      guard let seconds = Double(text), (0...3_600).contains(seconds) else {
        throw InvalidValue("expected 0 to 3600 seconds")
      }
      return seconds
    })
}
