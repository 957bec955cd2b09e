// Functions that treat each element by itself.

/// Defines y = FUNCTION(x) for each element; y may be x. The last elements that do not fill a
/// vector are computed in one that is filled up with zeros, not one by one.
#define DEFINE_ELEMENTWISE(NAME, FUNCTION) \
  static void NAME(const double *x, intptr_t count, double *y) { \
    const intptr_t whole = count - count % KERNEL_LANES; \
    _Pragma("clang loop vectorize(assume_safety)") \
    for (intptr_t i = 0; i < whole; i++) { y[i] = FUNCTION(x[i]); } \
    if (whole < count) { \
      double last[KERNEL_LANES] = {0}; \
      for (intptr_t i = whole; i < count; i++) { last[i - whole] = x[i]; } \
      for (int k = 0; k < KERNEL_LANES; k++) { last[k] = FUNCTION(last[k]); } \
      for (intptr_t i = whole; i < count; i++) { y[i] = last[i - whole]; } \
    } \
  }

/// max(x, 0), written so that NaN stays NaN.
INLINE double rectified(double x) { return x <= 0 ? 0 : x; }

/// x times the chance that a standard normal number is below x.
INLINE double gaussianErrorLinear(double x) { return x * normalDistribution(x).below; }

INLINE double gaussianErrorLinearSlope(double x) {
  struct NormalDistribution normal = normalDistribution(x);
  return multiplyAdd(x, normal.density, normal.below);
}

/// x times its sigmoid.
INLINE double sigmoidLinear(double x) { return x * elementarySigmoid(x); }

INLINE double sigmoidLinearSlope(double x) {
  double y = elementarySigmoid(x);
  return y * multiplyAdd(x, 1 - y, 1);
}

DEFINE_ELEMENTWISE(relu, rectified)
DEFINE_ELEMENTWISE(sigmoid, elementarySigmoid)
DEFINE_ELEMENTWISE(hyperbolicTangent, elementaryTanh)
DEFINE_ELEMENTWISE(gelu, gaussianErrorLinear)
DEFINE_ELEMENTWISE(silu, sigmoidLinear)
DEFINE_ELEMENTWISE(exponentials, elementaryExp)
DEFINE_ELEMENTWISE(logarithms, elementaryLog)

static void leakyReLU(const double *restrict x, intptr_t count, double slope, double *restrict y) {
  for (intptr_t i = 0; i < count; i++) { y[i] = x[i] <= 0 ? slope * x[i] : x[i]; }
}

static void leakyReLUGradient(
  const double *restrict x, const double *restrict gradient, intptr_t count, double slope,
  double *restrict out
) {
  for (intptr_t i = 0; i < count; i++) {
    out[i] = x[i] <= 0 ? slope * gradient[i] : gradient[i];
  }
}

static void geluGradient(
  const double *restrict x, const double *restrict gradient, intptr_t count, double *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = gradient[i] * gaussianErrorLinearSlope(x[i]); }
}

static void siluGradient(
  const double *restrict x, const double *restrict gradient, intptr_t count, double *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = gradient[i] * sigmoidLinearSlope(x[i]); }
}

static void reluGradient(
  const double *restrict y, const double *restrict gradient, intptr_t count, double *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = y[i] <= 0 ? 0 : gradient[i]; }
}

static void sigmoidGradient(
  const double *restrict y, const double *restrict gradient, intptr_t count, double *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = gradient[i] * (y[i] * (1 - y[i])); }
}

static void tanhGradient(
  const double *restrict y, const double *restrict gradient, intptr_t count, double *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = gradient[i] * __builtin_fma(-y[i], y[i], 1); }
}

static void scale(double *x, intptr_t count, double factor) {
  for (intptr_t i = 0; i < count; i++) { x[i] *= factor; }
}

static void add(const double *restrict x, intptr_t count, double factor, double *restrict y) {
  for (intptr_t i = 0; i < count; i++) { y[i] = __builtin_fma(factor, x[i], y[i]); }
}

static void accumulateVelocity(
  double *restrict velocity, intptr_t count, double momentum, const double *restrict gradient
) {
  for (intptr_t i = 0; i < count; i++) {
    velocity[i] = __builtin_fma(momentum, velocity[i], gradient[i]);
  }
}
