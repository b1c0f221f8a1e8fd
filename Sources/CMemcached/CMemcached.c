#include "CMemcached.h"

#include <dlfcn.h>
#include <stddef.h>

static void *load(void) {
#ifdef __APPLE__
  void *library = dlopen("libmemcached.11.dylib", RTLD_LAZY | RTLD_LOCAL);
  // Homebrew's folder is not among those that dlopen searches.
  return library ? library : dlopen("/opt/homebrew/lib/libmemcached.11.dylib", RTLD_LAZY | RTLD_LOCAL);
#else
  return dlopen("libmemcached.so.11", RTLD_LAZY | RTLD_LOCAL);
#endif
}

const char *cmemcached_load(struct cmemcached *table) {
  void *library = load();
  if (library == NULL) return dlerror();
#define CMEMCACHED_RESOLVE(name) \
  if ((table->name = (__typeof__(&name))dlsym(library, #name)) == NULL) return dlerror();
  CMEMCACHED_FUNCTIONS(CMEMCACHED_RESOLVE)
#undef CMEMCACHED_RESOLVE
  return NULL;
}
