/// The signals with which a write(2) that fails would end a process.
package let signalsOfWrite = (SIGPIPE, SIGXFSZ)

/// Starts /bin/sh with `arguments`, and with the signals of a write as a shell expects them.
///
/// `actions` are done in the child first; nil for none. Returns its process number; nil when it cannot
/// be started.
package func startShell(
  _ arguments: [String], actions: UnsafePointer<ActionsOfSpawn>? = nil
) -> pid_t? {
  var attributes = newAttributesOfSpawn()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, signalsOfWrite.0)
  sigaddset(&signals, signalsOfWrite.1)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
  var words = (["/bin/sh"] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var child: pid_t = 0
  return posix_spawn(&child, "/bin/sh", actions, &attributes, &words, environ) == 0 ? child : nil
}

#if canImport(Darwin)
  package typealias ActionsOfSpawn = posix_spawn_file_actions_t?
  package func newActionsOfSpawn() -> ActionsOfSpawn { nil }
  private func newAttributesOfSpawn() -> posix_spawnattr_t? { nil }
#else
  package typealias ActionsOfSpawn = posix_spawn_file_actions_t
  package func newActionsOfSpawn() -> ActionsOfSpawn { posix_spawn_file_actions_t() }
  private func newAttributesOfSpawn() -> posix_spawnattr_t { posix_spawnattr_t() }
#endif
