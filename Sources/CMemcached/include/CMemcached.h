// libmemcached's functions as a table that is filled when a pool of servers is first used, because
// linking the library costs every command its loading (libcrypto, libsasl2, libstdc++).
// The header gives each entry its type; it is needed to build, the library only to run.
#ifndef CMEMCACHED_H
#define CMEMCACHED_H

#include <libmemcached/memcached.h>

// Every function of libmemcached that `tasks` calls.
#define CMEMCACHED_FUNCTIONS(function) \
  function(memcached_create) \
  function(memcached_free) \
  function(memcached_behavior_set) \
  function(memcached_server_add_with_weight) \
  function(memcached_server_add_unix_socket) \
  function(memcached_server_by_key) \
  function(memcached_server_name) \
  function(memcached_server_port) \
  function(memcached_lib_version) \
  function(memcached_strerror)

struct cmemcached {
#define CMEMCACHED_MEMBER(name) __typeof__(&name) name;
  CMEMCACHED_FUNCTIONS(CMEMCACHED_MEMBER)
#undef CMEMCACHED_MEMBER
};

// Fills `table` from the shared library. Returns NULL, or a text that says what is missing and
// stays valid until the next dlopen(3) or dlsym(3) of this thread.
const char *cmemcached_load(struct cmemcached *table);

#endif
