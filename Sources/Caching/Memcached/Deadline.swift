import Libc

/// Does `body`, and after `milliseconds` cuts every connection of this process, so that whoever
/// waits for one goes on with an error.
///
/// libmemcached bounds each wait and not a whole answer, so a server that goes on sending, or a
/// name that is slow to look up, would hold a command for as long as it likes. A command has no
/// other sockets, and shutdown(2) may be called in a signal handler.
func withDeadline<Value, Failure: Error>(
  milliseconds: UInt64, _ body: () throws(Failure) -> Value
) throws(Failure) -> Value {
  signal(SIGALRM) { _ in
    let before = errno
    var file: Int32 = 3
    while file < 256 {
      shutdown(file, Int32(SHUT_RDWR))
      file += 1
    }
    errno = before
  }
  // Again and again, because what was cut may be tried anew.
  setTimer(milliseconds: milliseconds, thenEvery: 50)
  defer { setTimer(milliseconds: 0, thenEvery: 0) }
  return try body()
}

private func setTimer(milliseconds: UInt64, thenEvery interval: UInt64) {
  func time(_ milliseconds: UInt64) -> timeval {
    timeval(
      tv_sec: time_t(milliseconds / 1_000), tv_usec: suseconds_t(milliseconds % 1_000 * 1_000))
  }
  var timer = itimerval(it_interval: time(interval), it_value: time(milliseconds))
  #if canImport(Glibc)
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  #else
    setitimer(ITIMER_REAL, &timer, nil)
  #endif
}
