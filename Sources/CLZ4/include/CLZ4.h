// The two functions of liblz4 that `tasks` calls, loaded when a large value is first cached, because
// linking the library would cost every command its loading. They are declared here as lz4.h, stable
// since 1.7.0, has them, so that no header is needed to build.
#ifndef CLZ4_H
#define CLZ4_H

struct clz4 {
  // Returns the bytes written, 0 when they do not fit `capacity`.
  int (*compress)(const char *source, char *target, int count, int capacity);
  // Takes hostile bytes; returns the bytes written, negative when `source` is no whole block.
  int (*decompress)(const char *source, char *target, int count, int capacity);
};

// Fills `table` from the shared library; 0 when there is none.
int clz4_load(struct clz4 *table);

#endif
