// What optimizers do with each parameter by itself.

static void scaled(
  const Real *restrict x, intptr_t count, Real factor, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) { out[i] = factor * x[i]; }
}

/// Both sums in one pass: once under way, a step of a large network waits for memory, not for
/// arithmetic.
static void followVelocity(
  Real *restrict velocity, intptr_t count, Real momentum, const Real *restrict gradient,
  Real factor, Real *restrict y
) {
  for (intptr_t i = 0; i < count; i++) {
    const Real v = __builtin_elementwise_fma(momentum, velocity[i], gradient[i]);
    velocity[i] = v;
    y[i] = __builtin_elementwise_fma(factor, v, y[i]);
  }
}

/// The same with Nesterov's look-ahead: the gradient itself is followed, too, and before the velocity.
static void followVelocityAhead(
  Real *restrict velocity, intptr_t count, Real momentum, const Real *restrict gradient,
  Real factor, Real velocityFactor, Real *restrict y
) {
  for (intptr_t i = 0; i < count; i++) {
    const Real v = __builtin_elementwise_fma(momentum, velocity[i], gradient[i]);
    velocity[i] = v;
    const Real followed = __builtin_elementwise_fma(factor, gradient[i], y[i]);
    y[i] = __builtin_elementwise_fma(velocityFactor, v, followed);
  }
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
