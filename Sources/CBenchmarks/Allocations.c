#include "CBenchmarks.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

// The C library's allocator under names that a program may have for itself: whoever in this process,
// the Swift runtime included, asks for memory comes through here and is counted.
#if defined(__GLIBC__)
#include <malloc.h>

static _Atomic int64_t allocations;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static void count(void) { atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed); }

void *malloc(size_t size) {
  count();
  return __libc_malloc(size);
}

void *calloc(size_t elements, size_t size) {
  count();
  return __libc_calloc(elements, size);
}

void *realloc(void *memory, size_t size) {
  count();
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  count();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) {
    return EINVAL;
  }
  count();
  void *found = __libc_memalign(alignment, size);
  if (found == NULL) { return ENOMEM; }
  *memory = found;
  return 0;
}

int64_t benchmark_allocations(void) {
  return atomic_load_explicit(&allocations, memory_order_relaxed);
}

void benchmark_return_free_memory(void) { malloc_trim(0); }

#else

int64_t benchmark_allocations(void) { return -1; }

void benchmark_return_free_memory(void) {}

#endif
