// Functions that treat each element by itself. Those that are more than arithmetic are computed in
// double whatever the element, and rounded to it.

/// Defines y = FUNCTION(x) for each element; y may be x. The last elements that do not fill a
/// vector are computed in one that is filled up with zeros, not one by one.
#define DEFINE_ELEMENTWISE(NAME, FUNCTION) \
  static void NAME(const Real *x, intptr_t count, Real *y) { \
    const intptr_t whole = count - count % vectorLanes; \
    _Pragma("clang loop vectorize(assume_safety)") \
    for (intptr_t i = 0; i < whole; i++) { y[i] = FUNCTION(x[i]); } \
    if (whole < count) { \
      Real last[vectorLanes] = {0}; \
      for (intptr_t i = whole; i < count; i++) { last[i - whole] = x[i]; } \
      for (int k = 0; k < vectorLanes; k++) { last[k] = FUNCTION(last[k]); } \
      for (intptr_t i = whole; i < count; i++) { y[i] = last[i - whole]; } \
    } \
  }

/// max(x, 0), written so that NaN stays NaN.
INLINE Real rectified(Real x) { return x <= 0 ? 0 : x; }

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

static void leakyReLU(const Real *restrict x, intptr_t count, Real slope, Real *restrict y) {
  for (intptr_t i = 0; i < count; i++) { y[i] = x[i] <= 0 ? slope * x[i] : x[i]; }
}

static void leakyReLUGradient(
  const Real *restrict x, const Real *restrict gradient, intptr_t count, Real slope,
  Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) {
    out[i] = x[i] <= 0 ? slope * gradient[i] : gradient[i];
  }
}

static void geluGradient(
  const Real *restrict x, const Real *restrict gradient, intptr_t count, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = gradient[i] * gaussianErrorLinearSlope(x[i]); }
}

static void siluGradient(
  const Real *restrict x, const Real *restrict gradient, intptr_t count, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = gradient[i] * sigmoidLinearSlope(x[i]); }
}

static void reluGradient(
  const Real *restrict y, const Real *restrict gradient, intptr_t count, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = y[i] <= 0 ? 0 : gradient[i]; }
}

static void sigmoidGradient(
  const Real *restrict y, const Real *restrict gradient, intptr_t count, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = gradient[i] * (y[i] * (1 - y[i])); }
}

static void tanhGradient(
  const Real *restrict y, const Real *restrict gradient, intptr_t count, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) {
    out[i] = gradient[i] * __builtin_elementwise_fma(-y[i], y[i], (Real)1);
  }
}

static void multiplyElements(
  const Real *restrict a, const Real *restrict b, intptr_t count, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = a[i] * b[i]; }
}

static void scale(Real *x, intptr_t count, Real factor) {
  for (intptr_t i = 0; i < count; i++) { x[i] *= factor; }
}

static void add(const Real *restrict x, intptr_t count, Real factor, Real *restrict y) {
  for (intptr_t i = 0; i < count; i++) { y[i] = __builtin_elementwise_fma(factor, x[i], y[i]); }
}
