// The inner loop of SipHash-2-4 over eight streams at once, for what the processor has for that.
#ifndef CHASH_H
#define CHASH_H

#include <stddef.h>
#include <stdint.h>

enum { chash_lanes = 8 };

// The four numbers of the state of each stream.
struct chash_states {
  uint64_t v[4][chash_lanes];
};

// Absorbs `count` blocks of 64 bytes; of each, every stream takes one word, the least significant byte
// first.
void chash_absorb(struct chash_states *states, const void *blocks, size_t count);

#endif
