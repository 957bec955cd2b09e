#include "CBenchmarks.h"

// What a loop adds up has to go somewhere, or the compiler leaves the loop out.
static volatile double sink;

// Enough chains that one can always go on while the others wait for their results, and few enough for
// the registers.
#define DEFINE_LOOP(name, lanes, chains)                                                          \
  static double name(int64_t rounds) {                                                            \
    typedef double Vector __attribute__((vector_size(8 * lanes)));                                \
    volatile double shrinking = 0.999999, small = 1e-6;                                           \
    Vector factor = (Vector){0} + shrinking, summand = (Vector){0} + small;                       \
    Vector sums[chains];                                                                          \
    for (int i = 0; i < chains; i++) sums[i] = (Vector){0} + i;                                   \
    for (int64_t round = 0; round < rounds; round++) {                                            \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < chains; i++) {                       \
        sums[i] = __builtin_elementwise_fma(sums[i], factor, summand);                            \
      }                                                                                           \
    }                                                                                             \
    Vector sum = sums[0];                                                                         \
    for (int i = 1; i < chains; i++) sum += sums[i];                                              \
    sink = sum[0];                                                                                \
    return 2.0 * lanes * chains * (double)rounds;                                                 \
  }

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
DEFINE_LOOP(loop_avx512, 8, 16)
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
DEFINE_LOOP(loop_avx2, 4, 12)
#pragma clang attribute pop
#endif
DEFINE_LOOP(loop_baseline, 2, 16)

double benchmark_fused_multiply_adds(int64_t rounds) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return loop_avx512(rounds);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return loop_avx2(rounds);
#endif
  return loop_baseline(rounds);
}
