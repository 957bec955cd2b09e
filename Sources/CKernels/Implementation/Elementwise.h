static void relu(const double *restrict x, intptr_t count, double *restrict y) {
  for (intptr_t i = 0; i < count; i++) { y[i] = x[i] <= 0 ? 0 : x[i]; }
}

static void sigmoid(const double *restrict x, intptr_t count, double *restrict y) {
  for (intptr_t i = 0; i < count; i++) { y[i] = elementarySigmoid(x[i]); }
}

static void hyperbolicTangent(const double *restrict x, intptr_t count, double *restrict y) {
  for (intptr_t i = 0; i < count; i++) { y[i] = elementaryTanh(x[i]); }
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

static double dot(const double *restrict a, const double *restrict b, intptr_t count) {
  double sum = 0;
  for (intptr_t i = 0; i < count; i++) { sum = __builtin_fma(a[i], b[i], sum); }
  return sum;
}
