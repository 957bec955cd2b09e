#include "CBenchmarks.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

// The C interface of the BLAS. Builds differ in the names' prefix and suffix, and in the integers of
// sizes: those with the suffix 64_ take 64 bits. Orders and transpositions are enumerations.
enum { row_major = 101, plain = 111, transposed = 112 };

#define DEFINE_PRODUCT_TYPE(name, size, element)                                                  \
  typedef void (*name)(                                                                           \
    int, int, int, size, size, size, element, const element *, size, const element *, size,       \
    element, element *, size);
DEFINE_PRODUCT_TYPE(float_product, int, float)
DEFINE_PRODUCT_TYPE(double_product, int, double)
DEFINE_PRODUCT_TYPE(float_product_64, int64_t, float)
DEFINE_PRODUCT_TYPE(double_product_64, int64_t, double)

static struct {
  void *library;
  const char *prefix, *suffix;
} blas;

static void *symbol(const char *name) {
  char full[64];
  snprintf(full, sizeof full, "%s%s%s", blas.prefix, name, blas.suffix);
  return dlsym(blas.library, full);
}

bool benchmark_openblas_is_available(void) {
  if (blas.library) return true;
  const char *named = getenv("OPENBLAS_LIBRARY");
  blas.library = dlopen(named ? named : "libopenblas.so.0", RTLD_NOW);
  if (!blas.library) return false;
  static const char *const prefixes[] = {"", "scipy_"}, *const suffixes[] = {"", "64_"};
  for (int i = 0; i < 4; i++) {
    blas.prefix = prefixes[i / 2];
    blas.suffix = suffixes[i % 2];
    void (*set_threads)(int) = (void (*)(int))symbol("openblas_set_num_threads");
    if (set_threads && symbol("cblas_sgemm") && symbol("cblas_dgemm")) {
      set_threads(1);
      return true;
    }
  }
  dlclose(blas.library);
  blas.library = NULL;
  return false;
}

void benchmark_openblas_multiply(
  intptr_t rows, intptr_t columns, intptr_t inner, const void *a, bool a_transposed, const void *b,
  bool b_transposed, void *c, bool in_double
) {
  const int a_order = a_transposed ? transposed : plain, b_order = b_transposed ? transposed : plain;
  const intptr_t a_width = a_transposed ? rows : inner, b_width = b_transposed ? inner : columns;
  void *product = symbol(in_double ? "cblas_dgemm" : "cblas_sgemm");
#define CALL(type, size)                                                                          \
  ((type)product)(                                                                                \
    row_major, a_order, b_order, (size)rows, (size)columns, (size)inner, 1, a, (size)a_width, b,  \
    (size)b_width, 0, c, (size)columns)
  if (blas.suffix[0] && in_double) CALL(double_product_64, int64_t);
  else if (blas.suffix[0]) CALL(float_product_64, int64_t);
  else if (in_double) CALL(double_product, int);
  else CALL(float_product, int);
#undef CALL
}
