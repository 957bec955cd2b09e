#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Does fused multiply-adds on registers alone, in the widest vectors that the processor has: as fast
/// as one of its cores can compute.
///
/// Returns how many floating-point operations that were; a multiply-add counts as two.
double benchmark_fused_multiply_adds(int64_t rounds);

/// The same in single precision.
double benchmark_float_fused_multiply_adds(int64_t rounds);

/// Whether OpenBLAS is installed, which is loaded then and set to one thread: the library that the
/// environment variable OPENBLAS_LIBRARY names, or the system's. Those in Python's wheels serve too.
bool benchmark_openblas_is_available(void);

/// c[rows x columns] = a * b by OpenBLAS, which has to be available. Matrices are row-major; a
/// transposed operand is stored as its transpose.
void benchmark_openblas_multiply(
  intptr_t rows, intptr_t columns, intptr_t inner, const void *a, bool a_transposed, const void *b,
  bool b_transposed, void *c, bool in_double);

/// How often any thread of this process has asked the C library for memory so far.
///
/// Returns -1 where that is not counted: it takes the GNU C library.
int64_t benchmark_allocations(void);

/// Gives back to the system the memory that the C library keeps for later, where it can.
void benchmark_return_free_memory(void);
