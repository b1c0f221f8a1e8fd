#include "CLZ4.h"

#include <dlfcn.h>
#include <stddef.h>

static void *load(void) {
#ifdef __APPLE__
  void *library = dlopen("liblz4.1.dylib", RTLD_NOW | RTLD_LOCAL);
  // Homebrew's folder is not among those that dlopen searches.
  return library ? library : dlopen("/opt/homebrew/lib/liblz4.1.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  return dlopen("liblz4.so.1", RTLD_NOW | RTLD_LOCAL);
#endif
}

int clz4_load(struct clz4 *table) {
  void *library = load();
  if (library == NULL) return 0;
  table->compress = (__typeof__(table->compress))dlsym(library, "LZ4_compress_default");
  table->decompress = (__typeof__(table->decompress))dlsym(library, "LZ4_decompress_safe");
  return table->compress != NULL && table->decompress != NULL;
}
