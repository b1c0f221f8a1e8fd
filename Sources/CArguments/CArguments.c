#include "CArguments.h"

#include <stdlib.h>

static char **arguments;

__attribute__((constructor)) static void keep(int count, char **words) {
  (void)count;
#if defined(__GLIBC__) || defined(__APPLE__)
  arguments = words;
#endif
}

char **carguments(void) { return arguments; }
