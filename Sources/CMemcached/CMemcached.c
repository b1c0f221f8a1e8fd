#include "CMemcached.h"

#include <dlfcn.h>
#include <stddef.h>

#ifdef __APPLE__
#define CMEMCACHED_LIBRARY "libmemcached.11.dylib"
#else
#define CMEMCACHED_LIBRARY "libmemcached.so.11"
#endif

const char *cmemcached_load(struct cmemcached *table) {
  void *library = dlopen(CMEMCACHED_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return dlerror();
#define CMEMCACHED_RESOLVE(name) \
  if ((table->name = (__typeof__(&name))dlsym(library, #name)) == NULL) return dlerror();
  CMEMCACHED_FUNCTIONS(CMEMCACHED_RESOLVE)
#undef CMEMCACHED_RESOLVE
  return NULL;
}
