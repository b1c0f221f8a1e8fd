import Libc
import Model
import TestSupport

/// What is done to a command while it runs.
enum Disturbance: Sendable {
  case none
  /// After so many microseconds.
  case kill(after: UInt32)
  /// For so many microseconds.
  case stop(after: UInt32, time: UInt32)
  case killAt(Trace.Checkpoint)
  case stopAt(Trace.Checkpoint, time: UInt32)

  /// Leaves most commands alone.
  static func pick(_ verb: Verb, _ random: inout SeededGenerator) -> Disturbance {
    guard !verb.isOfShell else { return .none }
    let after = UInt32.random(in: 0...30_000, using: &random)
    let time = UInt32.random(in: 1_000...200_000, using: &random)
    let moments = Trace.Checkpoint.allCases.filter {
      $0 != .waiting && $0.isOfChange == verb.isChange
    }
    let moment = moments.randomElement(using: &random) ?? .committed
    // Longer than a ttl, but for those who hold the database's lock, for which others wait.
    let isLong = moment != .beforeCommit && Int.random(in: 0..<8, using: &random) == 0
    let longTime = UInt32.random(in: 1_000_000...2_000_000, using: &random)
    return switch Int.random(in: 0..<100, using: &random) {
    case 0..<4: .kill(after: after)
    case 4..<8: .stop(after: after, time: time)
    case 8..<13: .killAt(moment)
    case 13..<19: .stopAt(moment, time: isLong ? longTime : time)
    default: .none
    }
  }

  var isNone: Bool { if case .none = self { true } else { false } }

  /// Whether the command may be killed.
  var kills: Bool {
    switch self {
    case .kill, .killAt: true
    case .none, .stop, .stopAt: false
    }
  }

  /// The switch that makes a debug build do it by itself.
  var environment: [String: String] {
    switch self {
    case .killAt(let moment): ["TASKS_TEST_HOOK": "\(moment.rawValue):kill"]
    case .stopAt(let moment, _): ["TASKS_TEST_HOOK": "\(moment.rawValue):stop"]
    case .none, .kill, .stop: [:]
    }
  }

  /// Disturbs `child`; `stopped` is called each time it has stopped by itself.
  func disturb(_ child: Child, stopped: (Trace.Checkpoint) -> Void) {
    switch self {
    case .none, .killAt:
      break
    case .kill(let after):
      usleep(after)
      child.send(SIGKILL)
    case .stop(let after, let time):
      usleep(after)
      child.send(SIGSTOP)
      usleep(time)
      child.send(SIGCONT)
    case .stopAt(let moment, let time):
      // A moment may come more than once: the cache is asked for the view and then for pages.
      while child.stops() {
        stopped(moment)
        usleep(time)
        child.send(SIGCONT)
      }
    }
  }

  /// What to count it as; nil when it was none or came too late, or was counted when
  /// it was seen.
  func words(_ ended: Ended) -> String? {
    switch self {
    case .none, .stopAt: nil
    case .kill: ended.status == -SIGKILL ? "client killed" : nil
    case .stop: "client stopped"
    case .killAt(let moment): ended.status == -SIGKILL ? "client killed at \(moment.rawValue)" : nil
    }
  }
}

extension Trace.Checkpoint {
  /// Whether a change comes to it, or a list; nil for neither.
  fileprivate var isOfChange: Bool? {
    switch self {
    case .beforeCommit, .committed: true
    case .stampRead, .cacheRead, .rowsRead: false
    case .copyChecked, .kept, .waiting: nil
    }
  }
}
