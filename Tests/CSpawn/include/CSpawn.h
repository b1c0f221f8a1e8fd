#include <sys/types.h>

/// Starts `program`, a path or a name to be found in PATH, with pipes to its input, its output and
/// its errors, of which `ends` are ours. `environment` and `folder` may be NULL, for our own.
/// Returns 0, or what errno has. The calls it needs are not in Swift's Glibc.
int spawn_with_pipes(const char *program, char *const arguments[], char *const environment[],
                     const char *folder, pid_t *pid, int ends[3]);
