#include "CArguments.h"

#include <stdlib.h>

static int count;
static char **arguments;

__attribute__((constructor)) static void keep(int given, char **words) {
#if defined(__GLIBC__) || defined(__APPLE__)
  count = given;
  arguments = words;
#else
  (void)given;
  (void)words;
#endif
}

char **carguments(void) { return arguments; }

#if defined(__GLIBC__)
// Where Swift's runtime is linked in, these take the place of its own, which look for the arguments in
// /proc/self/maps at every start: a tenth of a millisecond. They are those of
// https://github.com/swiftlang/swift/blob/main/stdlib/public/stubs/CommandLine.cpp.
char **_swift_stdlib_getUnsafeArgvArgc(int *length);
char **_swift_stdlib_getUnsafeArgvArgc(int *length) {
  *length = count;
  return arguments;
}

void _swift_stdlib_overrideUnsafeArgvArgc(char **words, int length);
void _swift_stdlib_overrideUnsafeArgvArgc(char **words, int length) {
  count = length;
  arguments = words;
}
#endif
