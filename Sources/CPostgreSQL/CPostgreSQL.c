#include "CPostgreSQL.h"

#include <dlfcn.h>
#include <stddef.h>

static void *load(void) {
#ifdef __APPLE__
  void *library = dlopen("libpq.5.dylib", RTLD_LAZY | RTLD_LOCAL);
  // Homebrew's folder is not among those that dlopen searches.
  return library ? library : dlopen("/opt/homebrew/opt/libpq/lib/libpq.5.dylib", RTLD_LAZY | RTLD_LOCAL);
#else
  return dlopen("libpq.so.5", RTLD_LAZY | RTLD_LOCAL);
#endif
}

const char *cpostgresql_load(struct cpostgresql *table) {
  void *library = load();
  if (library == NULL) return dlerror();
#define CPOSTGRESQL_RESOLVE(name) \
  if ((table->name = (__typeof__(&name))dlsym(library, #name)) == NULL) return dlerror();
  CPOSTGRESQL_FUNCTIONS(CPOSTGRESQL_RESOLVE)
#undef CPOSTGRESQL_RESOLVE
  return NULL;
}
