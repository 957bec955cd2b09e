// What optimizers do with each parameter by itself.

static void scaled(
  const double *restrict x, intptr_t count, double factor, double *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = factor * x[i]; }
}

static void blend(
  double *restrict averages, intptr_t count, double decay, double weight,
  const double *restrict x
) {
  for (intptr_t i = 0; i < count; i++) {
    averages[i] = __builtin_fma(decay, averages[i], weight * x[i]);
  }
}

static void blendSquares(
  double *restrict averages, intptr_t count, double decay, double weight,
  const double *restrict x
) {
  for (intptr_t i = 0; i < count; i++) {
    averages[i] = __builtin_fma(decay, averages[i], weight * x[i] * x[i]);
  }
}

static void addQuotients(
  const double *restrict x, const double *restrict squares, intptr_t count, double factor,
  double divisor, double epsilon, double *restrict y
) {
  for (intptr_t i = 0; i < count; i++) {
    const double root = __builtin_elementwise_sqrt(squares[i]) / divisor + epsilon;
    y[i] = __builtin_fma(factor, x[i] / root, y[i]);
  }
}
