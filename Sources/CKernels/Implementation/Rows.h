// Reductions over the columns of a matrix, and functions that treat each row by itself.

/// What is summed over the columns of row i.
enum RowTerm {
  /// a[i][j]
  RowTermElement,
  /// a[i][j] * b[i][j]
  RowTermProduct,
  /// (a[i][j] - b[i])^2
  RowTermSquaredDeviation,
};

/// Defines the sums of COUNT neighbouring rows. Each sum stays in a register, and sums of different
/// rows do not wait for each other.
#define DEFINE_ROW_GROUP(NAME, COUNT) \
  INLINE void NAME( \
    enum RowTerm term, const Real *a, const Real *b, intptr_t columns, Real *sums \
  ) { \
    Real sum[COUNT]; \
    UNROLL for (int k = 0; k < COUNT; k++) { sum[k] = 0; } \
    for (intptr_t j = 0; j < columns; j++) { \
      UNROLL for (int k = 0; k < COUNT; k++) { \
        Real x = a[k * columns + j]; \
        Real y; \
        switch (term) { \
        case RowTermElement: sum[k] += x; continue; \
        case RowTermProduct: y = b[k * columns + j]; break; \
        case RowTermSquaredDeviation: y = x = x - b[k]; break; \
        } \
        sum[k] = __builtin_elementwise_fma(x, y, sum[k]); \
      } \
    } \
    UNROLL for (int k = 0; k < COUNT; k++) { sums[k] = sum[k]; } \
  }

DEFINE_ROW_GROUP(sumEightRows, 8)
DEFINE_ROW_GROUP(sumRow, 1)

INLINE void reduceRows(
  enum RowTerm term, const Real *a, const Real *b, intptr_t rows, intptr_t columns,
  Real *sums
) {
  // How far b moves from one row to the next.
  const intptr_t step = term == RowTermProduct ? columns : term == RowTermSquaredDeviation ? 1 : 0;
  intptr_t i = 0;
  for (; i + 8 <= rows; i += 8) {
    sumEightRows(term, a + i * columns, b + i * step, columns, sums + i);
  }
  for (; i < rows; i++) { sumRow(term, a + i * columns, b + i * step, columns, sums + i); }
}

static void rowSums(const Real *m, intptr_t rows, intptr_t columns, Real *sums) {
  reduceRows(RowTermElement, m, m, rows, columns, sums);
}

static void rowProductSums(
  const Real *a, const Real *b, intptr_t rows, intptr_t columns, Real *sums
) {
  reduceRows(RowTermProduct, a, b, rows, columns, sums);
}

static void rowSquaredDeviationSums(
  const Real *m, const Real *means, intptr_t rows, intptr_t columns, Real *sums
) {
  reduceRows(RowTermSquaredDeviation, m, means, rows, columns, sums);
}

static void normalizeRows(
  const Real *restrict m, intptr_t rows, intptr_t columns, const Real *restrict means,
  const Real *restrict inverseDeviations, Real *restrict out
) {
  for (intptr_t i = 0; i < rows; i++) {
    const Real mean = means[i], inverse = inverseDeviations[i];
    for (intptr_t j = 0; j < columns; j++) {
      out[i * columns + j] = (m[i * columns + j] - mean) * inverse;
    }
  }
}

static void rowNormalizationInputGradient(
  const Real *restrict gradient, const Real *restrict normalized, intptr_t rows,
  intptr_t columns, const Real *restrict inverseDeviations,
  const Real *restrict gradientSums, const Real *restrict productSums,
  Real *restrict inputGradient
) {
  const Real n = (Real)columns;
  for (intptr_t i = 0; i < rows; i++) {
    const Real factor = inverseDeviations[i] / n;
    const Real gradientSum = gradientSums[i], productSum = productSums[i];
    for (intptr_t j = 0; j < columns; j++) {
      const intptr_t k = i * columns + j;
      const Real centred = __builtin_elementwise_fma(n, gradient[k], -gradientSum);
      inputGradient[k] = factor * __builtin_elementwise_fma(-normalized[k], productSum, centred);
    }
  }
}
