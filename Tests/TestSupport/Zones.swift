import Libc
import Synchronization

private let zoneLock = Mutex<Void>(())

/// Runs `body` with `TZ` set to `zone`; tests of local time run one after the other through it,
/// also those of other targets, since a process has one zone.
package func inZone<Result>(_ zone: String, _ body: () throws -> Result) rethrows -> Result {
  try zoneLock.withLock { _ in
    // Never unset again: other threads may read the environment, and to replace a value is all
    // that does not move it. This is what glibc takes for a zone when there is no TZ.
    let before = getenv("TZ").map { String(cString: $0) } ?? ":/etc/localtime"
    setenv("TZ", zone, 1)
    tzset()
    defer {
      setenv("TZ", before, 1)
      tzset()
    }
    return try body()
  }
}
