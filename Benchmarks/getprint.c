// The floor of a warm list: a process that is linked with libmemcached, gets one value and prints
// it, under the settings that `tasks` uses.
//
// usage: getprint get ADDRESS KEY           ADDRESS is host:port or /socket
//        getprint set ADDRESS KEY < VALUE
#include <libmemcached/memcached.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static memcached_st *server;

static void check(memcached_return_t code) {
  if (code == MEMCACHED_SUCCESS) return;
  fprintf(stderr, "getprint: %s\n", memcached_strerror(server, code));
  exit(1);
}

int main(int count, char **words) {
  if (count != 4) return 2;
  char *address = words[2], *key = words[3], *colon = strrchr(address, ':');
  server = memcached_create(NULL);
  memcached_behavior_set(server, MEMCACHED_BEHAVIOR_BINARY_PROTOCOL, 1);
  memcached_behavior_set(server, MEMCACHED_BEHAVIOR_SUPPORT_CAS, 1);
  memcached_behavior_set(server, MEMCACHED_BEHAVIOR_TCP_NODELAY, 1);
  memcached_behavior_set(server, MEMCACHED_BEHAVIOR_TCP_KEEPALIVE, 1);
  memcached_behavior_set(server, MEMCACHED_BEHAVIOR_CONNECT_TIMEOUT, 200);
  memcached_behavior_set(server, MEMCACHED_BEHAVIOR_POLL_TIMEOUT, 200);
  if (address[0] == '/') {
    check(memcached_server_add_unix_socket(server, address));
  } else {
    *colon = 0;
    check(memcached_server_add(server, address, (in_port_t)atoi(colon + 1)));
  }
  if (strcmp(words[1], "set") == 0) {
    static char value[1 << 20];
    size_t length = fread(value, 1, sizeof value, stdin);
    check(memcached_set(server, key, strlen(key), value, length, 0, 0));
  } else {
    memcached_return_t code;
    size_t length;
    uint32_t flags;
    char *value = memcached_get(server, key, strlen(key), &length, &flags, &code);
    check(code);
    fwrite(value, 1, length, stdout);
    free(value);
  }
  memcached_free(server);
  return fflush(stdout) != 0;
}
