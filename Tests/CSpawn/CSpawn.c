#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

extern char **environ;

/// A pipe whose ends no other process inherits.
static int make_pipe(int ends[2]) {
#ifdef __APPLE__
  int code = pipe(ends);
  if (code == 0) for (int n = 0; n < 2; n++) fcntl(ends[n], F_SETFD, FD_CLOEXEC);
  return code;
#else
  return pipe2(ends, O_CLOEXEC);
#endif
}

int spawn_with_pipes(const char *program, char *const arguments[], char *const environment[],
                     const char *folder, pid_t *pid, int ends[3]) {
  int pipes[3][2] = {{-1, -1}, {-1, -1}, {-1, -1}};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  int code = 0;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  // A shell in the background, or nohup, has signals ignored.
  sigfillset(&all);
  posix_spawnattr_setsigdefault(&attributes, &all);
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef __APPLE__
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  posix_spawnattr_setflags(&attributes, flags);
  for (int n = 0; n < 3 && code == 0; n++) {
    // The end of the process: it reads from the first pipe and writes to the others.
    if (make_pipe(pipes[n]) != 0) code = errno;
    else posix_spawn_file_actions_adddup2(&actions, pipes[n][n > 0], n);
  }
  if (folder) posix_spawn_file_actions_addchdir_np(&actions, folder);
#ifndef __APPLE__
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#endif
  if (code == 0)
    code = posix_spawnp(pid, program, &actions, &attributes, arguments,
                        environment ? environment : environ);
  for (int n = 0; n < 3; n++) {
    ends[n] = pipes[n][n == 0];
    if (pipes[n][n > 0] >= 0) close(pipes[n][n > 0]);
    if (code != 0 && ends[n] >= 0) close(ends[n]);
  }
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code;
}
