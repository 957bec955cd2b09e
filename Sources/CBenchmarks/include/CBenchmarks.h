#pragma once
#include <stdint.h>

/// Does fused multiply-adds on registers alone, in the widest vectors that the processor has: as fast
/// as one of its cores can compute.
///
/// Returns how many floating-point operations that were; a multiply-add counts as two.
double benchmark_fused_multiply_adds(int64_t rounds);

/// How often any thread of this process has asked the C library for memory so far.
///
/// Returns -1 where that is not counted: it takes the GNU C library.
int64_t benchmark_allocations(void);

/// Gives back to the system the memory that the C library keeps for later, where it can.
void benchmark_return_free_memory(void);
