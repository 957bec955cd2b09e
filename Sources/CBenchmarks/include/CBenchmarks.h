#pragma once
#include <stdint.h>

/// Does fused multiply-adds on registers alone, in the widest vectors that the processor has: as fast
/// as one of its cores can compute.
///
/// Returns how many floating-point operations that were; a multiply-add counts as two.
double benchmark_fused_multiply_adds(int64_t rounds);
