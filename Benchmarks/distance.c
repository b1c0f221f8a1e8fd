// A server that is far away, for `Benchmarks/bench`: what comes is passed on half a round trip later,
// on loopback. The first bytes of a client wait a whole one more, as they do for the handshake of TCP.
// Bandwidth is not limited, and there is no slow start.
//
// usage: distance PORT MILLISECONDS     prints the port on which it listens, for the server on PORT
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 512, BUFFER = 1 << 16 };

// What was read at once; no bytes at all are the end.
struct Chunk {
  struct Chunk *next;
  double due;
  size_t length, written;
  char bytes[];
};

struct Way {
  int from, to, ended, closed;
  double extra;
  struct Chunk *first, *last;
};

struct Pair {
  struct Way out, back;
};

static double half;
static struct Pair pairs[MOST];
static int count;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void receive(struct Way *way) {
  static char buffer[BUFFER];
  ssize_t length = recv(way->from, buffer, sizeof buffer, MSG_DONTWAIT);
  if (length < 0) length = 0;
  struct Chunk *chunk = malloc(sizeof *chunk + length);
  if (chunk == NULL) exit(1);
  *chunk = (struct Chunk){.due = now() + half + way->extra, .length = length};
  memcpy(chunk->bytes, buffer, length);
  way->extra = 0;
  way->ended = length == 0;
  if (way->last) way->last->next = chunk;
  else way->first = chunk;
  way->last = chunk;
}

// Passes on what is due, as far as the other side takes it.
static void deliver(struct Way *way) {
  for (struct Chunk *chunk; (chunk = way->first) != NULL && chunk->due <= now();) {
    if (chunk->length == 0) {
      shutdown(way->to, SHUT_WR);
      way->closed = 1;
    } else {
      ssize_t sent = send(
          way->to, chunk->bytes + chunk->written, chunk->length - chunk->written,
          MSG_DONTWAIT | MSG_NOSIGNAL);
      if (sent < 0 && errno == EAGAIN) return;
      // One that has gone takes everything.
      chunk->written = sent < 0 ? chunk->length : chunk->written + sent;
      if (chunk->written < chunk->length) return;
    }
    way->first = chunk->next;
    if (way->first == NULL) way->last = NULL;
    free(chunk);
  }
}

static void welcome(int listener, struct sockaddr_in *server) {
  int one = 1, client = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
  if (client < 0) return;
  int far = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (count == MOST || connect(far, (void *)server, sizeof *server) != 0) {
    close(client);
    close(far);
    return;
  }
  setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  setsockopt(far, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  pairs[count++] = (struct Pair){
      .out = {.from = client, .to = far, .extra = 2 * half}, .back = {.from = far, .to = client}};
}

// Adds what a way waits for; `next` is when something is due.
static void await(struct Way *way, struct pollfd *wanted, double *next) {
  *wanted = (struct pollfd){-1, 0, 0};
  if (!way->ended) *wanted = (struct pollfd){way->from, POLLIN, 0};
  // What the other side did not take at once is tried again soon.
  double due = way->first ? way->first->due : *next;
  if (way->first && due <= now()) due = now() + 0.0002;
  if (due < *next) *next = due;
}

int main(int words, char **word) {
  if (words != 3) return 2;
  half = atof(word[2]) / 2000;
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  prctl(PR_SET_TIMERSLACK, 1);
  struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(atoi(word[1]))};
  server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  struct sockaddr_in own = {.sin_family = AF_INET, .sin_addr = server.sin_addr};
  socklen_t length = sizeof own;
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind(listener, (void *)&own, length) != 0 || listen(listener, MOST) != 0) return 1;
  getsockname(listener, (void *)&own, &length);
  printf("%d\n", ntohs(own.sin_port));
  fflush(stdout);

  static struct pollfd wanted[2 * MOST + 1];
  for (;;) {
    double next = now() + 60;
    for (int i = 0; i < count; i++) {
      await(&pairs[i].out, &wanted[2 * i], &next);
      await(&pairs[i].back, &wanted[2 * i + 1], &next);
    }
    wanted[2 * count] = (struct pollfd){listener, POLLIN, 0};
    double wait = next - now();
    if (wait < 0) wait = 0;
    struct timespec time = {(time_t)wait, (long)((wait - (time_t)wait) * 1e9)};
    if (ppoll(wanted, 2 * count + 1, &time, NULL) < 0) continue;
    int known = count;
    for (int i = 0; i < known; i++) {
      if (wanted[2 * i].revents) receive(&pairs[i].out);
      if (wanted[2 * i + 1].revents) receive(&pairs[i].back);
      deliver(&pairs[i].out);
      deliver(&pairs[i].back);
    }
    if (wanted[2 * known].revents) welcome(listener, &server);
    for (int i = 0; i < count; i++) {
      if (!pairs[i].out.closed || !pairs[i].back.closed) continue;
      close(pairs[i].out.from);
      close(pairs[i].back.from);
      pairs[i--] = pairs[--count];
    }
  }
}
