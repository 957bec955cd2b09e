// What optimizers do with each parameter by itself.

static void scaled(
  const Real *restrict x, intptr_t count, Real factor, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = factor * x[i]; }
}

static void blend(
  Real *restrict averages, intptr_t count, Real decay, Real weight,
  const Real *restrict x
) {
  for (intptr_t i = 0; i < count; i++) {
    averages[i] = __builtin_elementwise_fma(decay, averages[i], weight * x[i]);
  }
}

static void blendSquares(
  Real *restrict averages, intptr_t count, Real decay, Real weight,
  const Real *restrict x
) {
  for (intptr_t i = 0; i < count; i++) {
    averages[i] = __builtin_elementwise_fma(decay, averages[i], weight * x[i] * x[i]);
  }
}

static void addQuotients(
  const Real *restrict x, const Real *restrict squares, intptr_t count, Real factor,
  Real divisor, Real epsilon, Real *restrict y
) {
  for (intptr_t i = 0; i < count; i++) {
    const Real root = __builtin_elementwise_sqrt(squares[i]) / divisor + epsilon;
    y[i] = __builtin_elementwise_fma(factor, x[i] / root, y[i]);
  }
}
