#include "CBuild.h"

__attribute__((weak)) const char *tasks_commit(void) { return ""; }
