// The entries of the table: what the header declares for any element, in terms of the functions for
// this one. Calling those through pointers of another type would be undefined.

#define ENTRY(FUNCTION, PARAMETERS, ARGUMENTS) \
  static void FUNCTION##Entry PARAMETERS { FUNCTION ARGUMENTS; }
/// A function whose result is a number.
#define RESULT_ENTRY(FUNCTION, PARAMETERS, ARGUMENTS) \
  static double FUNCTION##Entry PARAMETERS { return FUNCTION ARGUMENTS; }

ENTRY(
  multiply,
  (intptr_t rows, intptr_t columns, intptr_t inner, const void *a, bool aTransposed,
   const void *b, bool bTransposed, void *c, bool accumulating),
  (rows, columns, inner, a, aTransposed, b, bTransposed, c, accumulating))

ENTRY(
  multiplyBlock,
  (intptr_t rows, intptr_t columns, intptr_t inner, const void *a, bool aTransposed,
   const void *b, bool bTransposed, void *c, bool accumulating, struct KernelBlock block),
  (rows, columns, inner, a, aTransposed, b, bTransposed, c, accumulating, block))

ENTRY(
  multiplySparse,
  (intptr_t rows, intptr_t columns, intptr_t inner, const void *a, const void *b, void *c,
   bool accumulating),
  (rows, columns, inner, a, b, c, accumulating))

// Columns and rows.
ENTRY(
  addRow, (const void *row, intptr_t rows, intptr_t columns, void *matrix),
  (row, rows, columns, matrix))
ENTRY(
  columnSums, (const void *m, intptr_t rows, intptr_t columns, void *sums, bool accumulating),
  (m, rows, columns, sums, accumulating))
ENTRY(
  columnProductSums,
  (const void *a, const void *b, intptr_t rows, intptr_t columns, void *sums, bool accumulating),
  (a, b, rows, columns, sums, accumulating))
ENTRY(
  scaleColumns,
  (const void *m, intptr_t rows, intptr_t columns, const void *scale, void *out),
  (m, rows, columns, scale, out))
ENTRY(
  scaleAndShiftColumns,
  (const void *m, intptr_t rows, intptr_t columns, const void *scale, const void *shift, void *out),
  (m, rows, columns, scale, shift, out))
ENTRY(
  rowSums, (const void *m, intptr_t rows, intptr_t columns, void *sums), (m, rows, columns, sums))
ENTRY(
  rowProductSums,
  (const void *a, const void *b, intptr_t rows, intptr_t columns, void *sums),
  (a, b, rows, columns, sums))

ENTRY(
  columnSquaredDeviationSums,
  (const void *m, const void *means, intptr_t rows, intptr_t columns, void *sums,
   bool accumulating),
  (m, means, rows, columns, sums, accumulating))
ENTRY(
  rowSquaredDeviationSums,
  (const void *m, const void *means, intptr_t rows, intptr_t columns, void *sums),
  (m, means, rows, columns, sums))

#define NORMALIZATION_ENTRY(FUNCTION) \
  ENTRY( \
    FUNCTION, \
    (const void *m, intptr_t rows, intptr_t columns, const void *means, \
     const void *inverseDeviations, void *out), \
    (m, rows, columns, means, inverseDeviations, out))
NORMALIZATION_ENTRY(normalizeColumns)
NORMALIZATION_ENTRY(normalizeRows)

ENTRY(
  normalizationInputGradient,
  (const void *gradient, const void *normalized, intptr_t rows, intptr_t batch, intptr_t columns,
   const void *inverseDeviations, const void *gradientSums, const void *productSums,
   void *inputGradient),
  (gradient, normalized, rows, batch, columns, inverseDeviations, gradientSums, productSums,
   inputGradient))
ENTRY(
  rowNormalizationInputGradient,
  (const void *gradient, const void *normalized, intptr_t rows, intptr_t columns,
   const void *inverseDeviations, const void *gradientSums, const void *productSums,
   void *inputGradient),
  (gradient, normalized, rows, columns, inverseDeviations, gradientSums, productSums,
   inputGradient))

// Functions of each element, and their gradients from the output or the input.
#define ELEMENTWISE_ENTRY(FUNCTION) \
  ENTRY(FUNCTION, (const void *x, intptr_t count, void *y), (x, count, y))
ELEMENTWISE_ENTRY(relu)
ELEMENTWISE_ENTRY(sigmoid)
ELEMENTWISE_ENTRY(hyperbolicTangent)
ELEMENTWISE_ENTRY(gelu)
ELEMENTWISE_ENTRY(silu)
ENTRY(leakyReLU, (const void *x, intptr_t count, double slope, void *y), (x, count, slope, y))

#define GRADIENT_ENTRY(FUNCTION) \
  ENTRY( \
    FUNCTION, (const void *from, const void *gradient, intptr_t count, void *out), \
    (from, gradient, count, out))
GRADIENT_ENTRY(reluGradient)
GRADIENT_ENTRY(sigmoidGradient)
GRADIENT_ENTRY(tanhGradient)
GRADIENT_ENTRY(geluGradient)
GRADIENT_ENTRY(siluGradient)
ENTRY(
  leakyReLUGradient,
  (const void *x, const void *gradient, intptr_t count, double slope, void *out),
  (x, gradient, count, slope, out))

// Losses.
RESULT_ENTRY(
  softmaxCrossEntropy,
  (const void *logits, const int32_t *classes, intptr_t rows, intptr_t columns,
   void *probabilities),
  (logits, classes, rows, columns, probabilities))
RESULT_ENTRY(
  binaryCrossEntropy,
  (const void *logits, const void *targets, intptr_t count, void *probabilities),
  (logits, targets, count, probabilities))
RESULT_ENTRY(
  squaredErrors,
  (const void *predictions, const void *targets, intptr_t count, void *residuals),
  (predictions, targets, count, residuals))

// Updates.
ENTRY(scale, (void *x, intptr_t count, double factor), (x, count, factor))
ENTRY(add, (const void *x, intptr_t count, double factor, void *y), (x, count, factor, y))
ENTRY(
  followVelocity,
  (void *velocity, intptr_t count, double momentum, const void *gradient, double factor, void *y),
  (velocity, count, momentum, gradient, factor, y))
ENTRY(
  followVelocityAhead,
  (void *velocity, intptr_t count, double momentum, const void *gradient, double factor,
   double velocityFactor, void *y),
  (velocity, count, momentum, gradient, factor, velocityFactor, y))
ENTRY(scaled, (const void *x, intptr_t count, double factor, void *out), (x, count, factor, out))
ENTRY(
  addQuotients,
  (const void *x, const void *squares, intptr_t count, double factor, double divisor,
   double epsilon, void *y),
  (x, squares, count, factor, divisor, epsilon, y))
RESULT_ENTRY(dot, (const void *a, const void *b, intptr_t count), (a, b, count))

#define BLEND_ENTRY(FUNCTION) \
  ENTRY( \
    FUNCTION, (void *averages, intptr_t count, double decay, double weight, const void *x), \
    (averages, count, decay, weight, x))
BLEND_ENTRY(blend)
BLEND_ENTRY(blendSquares)

// Images.
ENTRY(
  multiplyElements, (const void *a, const void *b, intptr_t count, void *out), (a, b, count, out))
ENTRY(
  transposeEach,
  (const void *matrices, intptr_t count, intptr_t rows, intptr_t columns, void *out),
  (matrices, count, rows, columns, out))
ENTRY(
  maximumPool,
  (const void *images, const struct KernelWindows *windows, void *maxima, int32_t *pixels),
  (images, windows, maxima, pixels))
ENTRY(
  maximumPoolGradient,
  (const void *gradient, const int32_t *pixels, const struct KernelWindows *windows,
   void *imageGradient),
  (gradient, pixels, windows, imageGradient))

#define WINDOWS_ENTRY(FUNCTION) \
  ENTRY( \
    FUNCTION, (const void *from, const struct KernelWindows *windows, void *out), \
    (from, windows, out))
WINDOWS_ENTRY(gatherPatches)
WINDOWS_ENTRY(scatterPatches)
WINDOWS_ENTRY(averagePool)
WINDOWS_ENTRY(averagePoolGradient)

// Planes.
ENTRY(
  combine,
  (const void *base, const void *x, const void *y, intptr_t count, double a, double b,
   bool rectifies, void *out),
  (base, x, y, count, (Real)a, (Real)b, rectifies, out))
ENTRY(
  combineColumns,
  (const void *matrix, intptr_t rows, intptr_t columns,
   const struct KernelColumnCombination *combination, bool rectifies, void *out),
  (matrix, rows, columns, combination, rectifies, out))
ENTRY(
  combineAffineColumns,
  (const void *base, const void *x, const void *y, intptr_t rows, intptr_t columns,
   const struct KernelAffinePoint *points, bool areTwo, bool rectifies),
  (base, x, y, rows, columns, points, areTwo, rectifies))
ENTRY(
  columnFactors,
  (const void *base, const void *x, const void *y, intptr_t rows, intptr_t columns, intptr_t start,
   intptr_t end, bool centers, double *means, double *factors),
  (base, x, y, rows, columns, start, end, centers, means, factors))

RESULT_ENTRY(
  binaryCrossEntropySum, (const void *logits, const void *targets, intptr_t count),
  (logits, targets, count))
ENTRY(
  narrowLinear,
  (intptr_t samples, intptr_t inner, intptr_t outputs, const void *input, const void *weights,
   const void *bias, bool rectifies, bool leavesOutZeros, void *out),
  (samples, inner, outputs, input, weights, bias, rectifies, leavesOutZeros, out))
ENTRY(narrowLine, (const struct KernelNarrowLine *line, void *out), (line, out))

ENTRY(standardNormals, (uint64_t state, intptr_t count, void *out), (state, count, out))

/// A function of one number, which is rounded to the element before and after.
#define SCALAR_ENTRY(NAME) \
  static double scalar##NAME(double x) { return (Real)elementary##NAME((Real)x); }
SCALAR_ENTRY(Exp)
SCALAR_ENTRY(Log)
SCALAR_ENTRY(LogOnePlus)
SCALAR_ENTRY(Tanh)
SCALAR_ENTRY(Sigmoid)
SCALAR_ENTRY(Erf)
SCALAR_ENTRY(NormalDistribution)
SCALAR_ENTRY(NormalDensity)
SCALAR_ENTRY(SinTurns)
SCALAR_ENTRY(CosTurns)
