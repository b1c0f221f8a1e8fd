#define _GNU_SOURCE
#include "CMapping.h"

#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif

// A size of 0 is a free place. What the handler reads is written in an order that it can read at any time.
static struct {
  uintptr_t start;
  size_t size;
} mappings[256];

enum { most = sizeof mappings / sizeof mappings[0] };

static struct sigaction before;
static int is_handled;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// Called where bytes of a mapped file are gone: puts zeros there and after, for the access to be repeated.
static void fill(int number, siginfo_t *info, void *context) {
  (void)context;
  uintptr_t page = (uintptr_t)info->si_addr & ~((uintptr_t)getpagesize() - 1);
  for (int i = 0; i < most; i++) {
    size_t size = __atomic_load_n(&mappings[i].size, __ATOMIC_ACQUIRE);
    uintptr_t start = mappings[i].start, end = start + size;
    if (page < start || page >= end) continue;
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    if (mmap((void *)page, end - page, PROT_READ, flags, -1, 0) != MAP_FAILED) return;
  }
  // Not ours: the access is repeated, and ends the process as it would have.
  sigaction(number, &before, NULL);
}

static int handle(void) {
  if (is_handled) return 1;
  struct sigaction action = {.sa_flags = SA_SIGINFO};
  action.sa_sigaction = fill;
  sigemptyset(&action.sa_mask);
  return is_handled = sigaction(SIGBUS, &action, &before) == 0;
}

const void *cmapping_map(int file, size_t size) {
  const void *start = NULL;
  pthread_mutex_lock(&lock);
  int free = 0;
  while (free < most && mappings[free].size != 0) free++;
  if (free < most && size > 0 && handle()) {
    start = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (start == MAP_FAILED) start = NULL;
    if (start != NULL) {
      mappings[free].start = (uintptr_t)start;
      __atomic_store_n(&mappings[free].size, size, __ATOMIC_RELEASE);
    }
  }
  pthread_mutex_unlock(&lock);
  return start;
}

void cmapping_unmap(const void *start, size_t size) {
  pthread_mutex_lock(&lock);
  for (int i = 0; i < most; i++) {
    if (mappings[i].size != 0 && mappings[i].start == (uintptr_t)start) {
      __atomic_store_n(&mappings[i].size, 0, __ATOMIC_RELEASE);
    }
  }
  munmap((void *)start, size);
  pthread_mutex_unlock(&lock);
}
