#include "CHash.h"

#include <string.h>
#if defined(__x86_64__) && defined(__GLIBC__)
#include <sys/platform/x86.h>
// As the loader found them: a compiler's own list asks the processor at every start, which a virtual machine
// answers slowly.
#define HAS_AVX512VL CPU_FEATURE_ACTIVE(AVX512VL)
#define HAS_AVX2 CPU_FEATURE_ACTIVE(AVX2)
#elif defined(__x86_64__)
#define HAS_AVX512VL __builtin_cpu_supports("avx512vl")
#define HAS_AVX2 __builtin_cpu_supports("avx2")
#endif

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "words are read as they are in memory"
#endif

// Two vectors of four, because one alone waits for itself.
typedef uint64_t four __attribute__((vector_size(32)));

#define ROTATE(x, n) (((x) << (n)) | ((x) >> (64 - (n))))

#define ROUND(i) \
  v0[i] += v1[i], v2[i] += v3[i]; \
  v1[i] = ROTATE(v1[i], 13) ^ v0[i], v3[i] = ROTATE(v3[i], 16) ^ v2[i]; \
  v0[i] = ROTATE(v0[i], 32); \
  v2[i] += v1[i], v0[i] += v3[i]; \
  v1[i] = ROTATE(v1[i], 17) ^ v2[i], v3[i] = ROTATE(v3[i], 21) ^ v0[i]; \
  v2[i] = ROTATE(v2[i], 32);

static inline __attribute__((always_inline)) void absorb(
  struct chash_states *states, const void *blocks, size_t count) {
  four v0[2], v1[2], v2[2], v3[2], word[2];
  memcpy(v0, states->v[0], sizeof v0);
  memcpy(v1, states->v[1], sizeof v1);
  memcpy(v2, states->v[2], sizeof v2);
  memcpy(v3, states->v[3], sizeof v3);
  const char *block = blocks;
  for (size_t i = 0; i < count; i++, block += sizeof word) {
    memcpy(word, block, sizeof word);
    v3[0] ^= word[0], v3[1] ^= word[1];
    ROUND(0) ROUND(1)
    ROUND(0) ROUND(1)
    v0[0] ^= word[0], v0[1] ^= word[1];
  }
  memcpy(states->v[0], v0, sizeof v0);
  memcpy(states->v[1], v1, sizeof v1);
  memcpy(states->v[2], v2, sizeof v2);
  memcpy(states->v[3], v3, sizeof v3);
}

#if defined __x86_64__
__attribute__((target("avx512f,avx512vl"))) static void absorb_avx512(
  struct chash_states *states, const void *blocks, size_t count) {
  absorb(states, blocks, count);
}

__attribute__((target("avx2"))) static void absorb_avx2(
  struct chash_states *states, const void *blocks, size_t count) {
  absorb(states, blocks, count);
}
#endif

void chash_absorb(struct chash_states *states, const void *blocks, size_t count) {
#if defined __x86_64__
  if (HAS_AVX512VL) return absorb_avx512(states, blocks, count);
  if (HAS_AVX2) return absorb_avx2(states, blocks, count);
#endif
  absorb(states, blocks, count);
}
