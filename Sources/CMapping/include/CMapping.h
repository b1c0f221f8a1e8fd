// Files in memory that another process may cut short: where bytes are gone, zeros are read, and no SIGBUS
// ends the process.
#ifndef CMAPPING_H
#define CMAPPING_H

#include <stddef.h>

// Maps the first `size` bytes of a file to be read. Returns NULL where that is not possible, also when too
// many files are mapped.
const void *cmapping_map(int file, size_t size);

// Ends a mapping.
void cmapping_unmap(const void *start, size_t size);

#endif
