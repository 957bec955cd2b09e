#include "CMemory.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

enum { MEGABYTE = 1 << 20 };

void keep_freed_memory(void) {
  // The most that is taken from what was kept, and the most that the library allows here; whatever is
  // larger comes from the system.
  mallopt(M_MMAP_THRESHOLD, 32 * MEGABYTE);
  mallopt(M_TRIM_THRESHOLD, 64 * MEGABYTE);
  // What stays of more than that. Without it all would go at once, and in threads other than the first
  // every piece of the heap that is empty, which takes 5 milliseconds and to fill it again 40; such a
  // piece stays where as much is to stay as it holds.
  mallopt(M_TOP_PAD, 64 * MEGABYTE);
}
#else
void keep_freed_memory(void) {}
#endif
