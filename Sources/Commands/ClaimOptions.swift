import Arguments
import Dates
import Model
import Text

/// For how long a command claims tasks.
struct ClaimOptions {
  private let duration: TimeLimit

  static let duration = Option<TimeLimit>(
    "--for", value: "time", "How long the claim holds: 90s, 30m, 2h (default: 30m)",
    completion: .words(["10m", "30m", "2h"]),
    parse: { text throws(InvalidValue) in
      let limit = try TimeLimit(parsing: text)
      guard limit.milliseconds > 0 else { throw InvalidValue("expected more than 0") }
      return limit
    })

  init(_ arguments: ParsedArguments) throws(UsageError) {
    duration = try arguments[Self.duration] ?? .ofClaims
  }

  /// A new claim of the user.
  func claim(_ context: Context) throws(UsageError) -> Claim {
    let name = context.user
    guard !name.isEmpty else { throw UsageError("a claim needs a name", hint: "see --as") }
    return Claim(owner: name, id: .random(), until: end(context))
  }

  /// When a claim ends that begins now: at a whole second, as times are printed.
  func end(_ context: Context) -> Int64 {
    let end = context.clock.milliseconds + Int64(duration.milliseconds)
    return (end + 999) / 1_000 * 1_000
  }

  /// An option that takes the UUID of a claim.
  static func uuid(_ name: String, _ help: String) -> Option<ClaimID> {
    Option(
      name, value: "uuid", help,
      parse: { text throws(InvalidValue) in
        guard let id = ClaimID(parsing: text) else {
          throw InvalidValue("expected a UUID, as 'tasks claim' prints it")
        }
        return id
      })
  }
}
