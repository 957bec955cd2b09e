// The kernels for x86-64 processors with AVX2 and FMA, in float.
#if defined(__x86_64__)
#include <immintrin.h>

#define KERNEL_TABLE kernelTableAVX2Float
#define KERNEL_REAL float
#define KERNEL_VECTOR_BYTES 32
#define KERNEL_TILE_ROWS 6
#define KERNEL_TILE_VECTORS 2
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "Implementation/Table.h"
#pragma clang attribute pop
#endif
