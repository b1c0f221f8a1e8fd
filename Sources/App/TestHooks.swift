#if DEBUG
  import Libc
  import Model

  /// Stops or kills this process at a named checkpoint, so that tests can put another command there.
  ///
  /// Compiled in debug builds only.
  func testHook(_ hook: String?) -> ((Trace.Checkpoint) -> Void)? {
    guard let parts = hook?.split(separator: ":"), parts.count == 2,
      let checkpoint = Trace.Checkpoint(rawValue: String(parts[0]))
    else { return nil }
    let signal = parts[1] == "kill" ? SIGKILL : SIGSTOP
    return { reached in
      if reached == checkpoint { _ = kill(getpid(), signal) }
    }
  }
#endif
