package import Model

/// What the program of the tests does besides, and that of users never: see `Tests/Hooked`.
package struct Hooks: Sendable {
  /// Called at each checkpoint.
  package var arrive: (@Sendable (Trace.Checkpoint) -> Void)?
  /// Takes a cached list whatever its stamp, to show that the tests would notice.
  package var ignoresStamp = false

  package init() {}

  /// Sets the hooks of this process, before the program begins.
  package static func install(_ hooks: Hooks) { current = hooks }

  // Set before there is a second thread. A lock would cost every command a system call.
  private(set) nonisolated(unsafe) static var current = Hooks()
}
