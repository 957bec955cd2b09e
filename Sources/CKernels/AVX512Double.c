// The kernels for x86-64 processors with AVX-512, in double.
#if defined(__x86_64__)
#include <immintrin.h>

#define KERNEL_TABLE kernelTableAVX512Double
#define KERNEL_REAL double
#define KERNEL_VECTOR_BYTES 64
#define KERNEL_TILE_ROWS 8
#define KERNEL_TILE_VECTORS 3
#pragma clang attribute push( \
  __attribute__((target("avx2,fma,avx512f,avx512dq,avx512vl"))), apply_to = function)
#include "Implementation/Table.h"
#pragma clang attribute pop
#endif
