#include "CBenchmarks.h"

// What a loop adds up has to go somewhere, or the compiler leaves the loop out.
static volatile double sink;

// Enough chains that one can always go on while the others wait for their results, and few enough for
// the registers.
#define DEFINE_LOOP(name, element, lanes, chains)                                                 \
  static double name(int64_t rounds) {                                                            \
    typedef element Vector __attribute__((vector_size(sizeof(element) * lanes)));                 \
    volatile element shrinking = (element)0.9999, small = (element)1e-6;                          \
    Vector factor = (Vector){0} + shrinking, summand = (Vector){0} + small;                       \
    Vector sums[chains];                                                                          \
    for (int i = 0; i < chains; i++) sums[i] = (Vector){0} + (element)i;                          \
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
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl"))), apply_to = function)
DEFINE_LOOP(float_loop_avx512, float, 16, 12)
DEFINE_LOOP(double_loop_avx512, double, 8, 12)
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
DEFINE_LOOP(float_loop_avx2, float, 8, 12)
DEFINE_LOOP(double_loop_avx2, double, 4, 12)
#pragma clang attribute pop
#endif
DEFINE_LOOP(float_loop_baseline, float, 4, 12)
DEFINE_LOOP(double_loop_baseline, double, 2, 12)

#if defined(__x86_64__)
#define DEFINE_FASTEST_LOOP(name, element)                                                        \
  double name(int64_t rounds) {                                                                   \
    __builtin_cpu_init();                                                                         \
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl"))                  \
      return element##_loop_avx512(rounds);                                                       \
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))                          \
      return element##_loop_avx2(rounds);                                                         \
    return element##_loop_baseline(rounds);                                                       \
  }
#else
#define DEFINE_FASTEST_LOOP(name, element)                                                        \
  double name(int64_t rounds) { return element##_loop_baseline(rounds); }
#endif

DEFINE_FASTEST_LOOP(benchmark_fused_multiply_adds, double)
DEFINE_FASTEST_LOOP(benchmark_float_fused_multiply_adds, float)
