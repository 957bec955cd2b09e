// Products shared out among threads. The threads that help are started when they are first wanted and
// kept: no step of a training asks for memory or starts a thread.
#include "CKernels.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <time.h>

/// A product whose columns, or rows where there are more of them, are done part by part.
struct SharedProduct {
  const struct KernelTable *table;
  intptr_t rows, columns, inner;
  const void *a, *b;
  void *c;
  bool aTransposed, bTransposed, accumulating;
  int parts;
};

enum {
  /// Parts begin at multiples of these, so that they are made of whole tiles of any instruction set.
  columnsOfAUnit = 48,
  rowsOfAUnit = 24,
  mostHelpers = 63,
  /// How long a thread looks out for work, or for others to finish theirs, before it goes to sleep:
  /// from one product of a step to the next, which is sooner than a sleeper wakes up.
  nanosecondsOfLookout = 200000,
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t posted = PTHREAD_COND_INITIALIZER;
static pthread_cond_t finished = PTHREAD_COND_INITIALIZER;
// All of it is changed under the mutex. What is atomic is looked at without it.
static const struct SharedProduct *current = NULL;
static int nextPart, helpers = 0;
static _Atomic(unsigned) helpersAtWork = 0;
/// How many products have been posted so far.
static _Atomic(unsigned) posts = 0;

/// Where a part of a side begins; the end for the part after the last.
static intptr_t beginning(int part, int parts, intptr_t length, intptr_t unit) {
  const intptr_t start = (length + unit - 1) / unit * part / parts * unit;
  return start < length ? start : length;
}

static void doPart(const struct SharedProduct *p, int part) {
  struct KernelBlock block = {0, p->rows, 0, p->columns};
  if (p->columns >= p->rows) {
    block.firstColumn = beginning(part, p->parts, p->columns, columnsOfAUnit);
    block.columns =
      beginning(part + 1, p->parts, p->columns, columnsOfAUnit) - block.firstColumn;
  } else {
    block.firstRow = beginning(part, p->parts, p->rows, rowsOfAUnit);
    block.rows = beginning(part + 1, p->parts, p->rows, rowsOfAUnit) - block.firstRow;
  }
  if (block.rows == 0 || block.columns == 0) { return; }
  p->table->multiplyBlock(
    p->rows, p->columns, p->inner, p->a, p->aTransposed, p->b, p->bTransposed, p->c,
    p->accumulating, block);
}

/// Does the next part of the current product; under the mutex before and after, but not meanwhile.
static void doNextPart(void) {
  const struct SharedProduct *product = current;
  const int part = nextPart++;
  pthread_mutex_unlock(&mutex);
  doPart(product, part);
  pthread_mutex_lock(&mutex);
}

static long nanoseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000L + time.tv_nsec;
}

/// Lets the other threads of the core and the memory go first for a moment.
static void pauseForAMoment(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Waits awake, but not for long, until a number is no more what it was. Not under the mutex.
static void lookOut(_Atomic(unsigned) *number, unsigned old) {
  const long end = nanoseconds() + nanosecondsOfLookout;
  do {
    for (int i = 0; i < 32; i++) {
      if (atomic_load_explicit(number, memory_order_relaxed) != old) { return; }
      pauseForAMoment();
    }
  } while (nanoseconds() < end);
}

static void *help(void *unused) {
  pthread_mutex_lock(&mutex);
  while (true) {
    // Parts are as many as the threads that share them, so no more helpers come than are wanted.
    while (!current || nextPart == current->parts) { pthread_cond_wait(&posted, &mutex); }
    helpersAtWork++;
    doNextPart();
    helpersAtWork--;
    pthread_cond_signal(&finished);
    // The next product of the same step is not far.
    const unsigned seen = posts;
    pthread_mutex_unlock(&mutex);
    lookOut(&posts, seen);
    pthread_mutex_lock(&mutex);
  }
  return unused;
}

/// Under the mutex. Where no thread can be started, the others do its work.
static void startHelpers(int wanted) {
  while (helpers < wanted && helpers < mostHelpers) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, help, NULL) != 0) { return; }
    pthread_detach(thread);
    helpers++;
  }
}

void kernelMultiplyByThreads(
  enum KernelElement element, int threads, intptr_t rows, intptr_t columns, intptr_t inner,
  const void *a, bool aTransposed, const void *b, bool bTransposed, void *c, bool accumulating
) {
  const struct SharedProduct product = {
    .table = kernelTable(element), .rows = rows, .columns = columns, .inner = inner, .a = a,
    .b = b, .c = c, .aTransposed = aTransposed, .bTransposed = bTransposed,
    .accumulating = accumulating, .parts = threads,
  };
  pthread_mutex_lock(&mutex);
  if (current) {
    // The helpers are somebody else's: alone it is done sooner than later.
    pthread_mutex_unlock(&mutex);
    product.table->multiply(
      rows, columns, inner, a, aTransposed, b, bTransposed, c, accumulating);
    return;
  }
  startHelpers(threads - 1);
  current = &product;
  nextPart = 0;
  posts++;
  pthread_cond_broadcast(&posted);
  // A helper that comes late finds nothing left to do, and is not waited for.
  while (nextPart < product.parts) { doNextPart(); }
  while (helpersAtWork > 0) {
    const unsigned working = helpersAtWork;
    pthread_mutex_unlock(&mutex);
    lookOut(&helpersAtWork, working);
    pthread_mutex_lock(&mutex);
    if (helpersAtWork == working) { pthread_cond_wait(&finished, &mutex); }
  }
  current = NULL;
  pthread_mutex_unlock(&mutex);
}
