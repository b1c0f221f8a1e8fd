/// Nanoseconds of a clock that is never set back.
package func monotonicNanoseconds() -> UInt64 {
  nanoseconds(of: CLOCK_MONOTONIC)
}

/// Milliseconds since 1970.
package func wallMilliseconds() -> UInt64 {
  nanoseconds(of: CLOCK_REALTIME) / 1_000_000
}

private func nanoseconds(of clock: clockid_t) -> UInt64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Waits for `seconds`, also when a signal comes in between.
package func pause(seconds: Double) {
  let whole = seconds.rounded(.down)
  var wanted = timespec(tv_sec: time_t(whole), tv_nsec: Int((seconds - whole) * 1e9))
  var left = timespec()
  while nanosleep(&wanted, &left) != 0 && errno == EINTR { wanted = left }
}
