/// Nanoseconds of a clock that is never set back.
package func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Milliseconds since 1970; a clock that is set before 1970 or after 9999 gives the nearest of these.
package func wallMilliseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  let seconds = min(max(time.tv_sec, 0), 253_402_300_799)
  return UInt64(seconds) * 1_000 + UInt64(time.tv_nsec / 1_000_000)
}

/// Waits for `seconds`, also when a signal comes in between.
package func pause(seconds: Double) {
  let whole = seconds.rounded(.down)
  var wanted = timespec(tv_sec: time_t(whole), tv_nsec: Int((seconds - whole) * 1e9))
  var left = timespec()
  while nanosleep(&wanted, &left) != 0 && errno == EINTR { wanted = left }
}
