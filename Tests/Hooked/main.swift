import App
import Commands
import Libc
import Model

// The program, as tests run it: TASKS_TEST_HOOK=CHECKPOINT:stop, or :kill, stops or kills this process
// there, so that tests can put another command in between; TASKS_TEST_IGNORE_STAMP takes any cached list.
var hooks = Hooks()
if let text = getenv("TASKS_TEST_HOOK") {
  let parts = String(cString: text).split(separator: ":")
  if parts.count == 2, let checkpoint = Trace.Checkpoint(rawValue: String(parts[0])) {
    let signal = parts[1] == "kill" ? SIGKILL : SIGSTOP
    hooks.arrive = { reached in
      if reached == checkpoint { _ = kill(getpid(), signal) }
    }
  }
}
hooks.ignoresStamp = getenv("TASKS_TEST_IGNORE_STAMP") != nil
Hooks.install(hooks)
Program.main()
