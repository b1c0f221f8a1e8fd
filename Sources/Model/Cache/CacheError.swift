/// Why a cache did not answer; a command goes on without it.
package enum CacheError: Error, Equatable {
  /// Not reachable, too slow, or failing, with the reason.
  case away(String)
  /// The value is larger than a cache takes, with the most bytes it takes where that is known.
  case tooLarge(limit: Int?)
  /// Set up so that it cannot work; the message says what the user can do.
  case misconfigured(String)
}

extension CacheError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .away(let reason): "away: \(reason)"
    case .tooLarge(let limit): limit.map { "too large: more than \($0) bytes" } ?? "too large"
    case .misconfigured(let message): message
    }
  }
}
