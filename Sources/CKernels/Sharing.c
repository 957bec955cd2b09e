// Products shared out among threads. The threads that help are started when they are first wanted and
// kept: no step of a training asks for memory or starts a thread.
#include "CKernels.h"

#include <pthread.h>
#include <stddef.h>

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
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t posted = PTHREAD_COND_INITIALIZER;
static pthread_cond_t finished = PTHREAD_COND_INITIALIZER;
// All of it under the mutex.
static const struct SharedProduct *current = NULL;
static int nextPart, helpersAtWork, helpers = 0;

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

static void *help(void *unused) {
  pthread_mutex_lock(&mutex);
  while (true) {
    // Parts are as many as the threads that share them, so no more helpers come than are wanted.
    while (!current || nextPart == current->parts) { pthread_cond_wait(&posted, &mutex); }
    helpersAtWork++;
    doNextPart();
    helpersAtWork--;
    pthread_cond_signal(&finished);
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
  pthread_cond_broadcast(&posted);
  // A helper that comes late finds nothing left to do, and is not waited for.
  while (nextPart < product.parts) { doNextPart(); }
  while (helpersAtWork > 0) { pthread_cond_wait(&finished, &mutex); }
  current = NULL;
  pthread_mutex_unlock(&mutex);
}
