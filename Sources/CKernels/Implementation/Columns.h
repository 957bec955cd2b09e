// Reductions over the rows of a matrix, and functions that treat each column by itself.

/// What is summed over the rows of column j.
enum ColumnTerm {
  /// a[i][j]
  ColumnTermElement,
  /// a[i][j] * b[i][j]
  ColumnTermProduct,
  /// (a[i][j] - b[j])^2
  ColumnTermSquaredDeviation,
  /// a[i][j] * b[i]
  ColumnTermWeighted,
};

/// Defines the sums of COUNT * (lanes of TYPE) neighbouring columns. Each sum stays in a register.
#define DEFINE_COLUMN_GROUP(NAME, TYPE, COUNT) \
  INLINE void NAME( \
    enum ColumnTerm term, const Real *a, const Real *b, intptr_t rows, intptr_t stride, \
    Real *sums, bool accumulating \
  ) { \
    enum { lanes = sizeof(TYPE) / sizeof(Real) }; \
    TYPE sum[COUNT], constant[COUNT]; \
    UNROLL for (int k = 0; k < COUNT; k++) { \
      sum[k] = accumulating ? *(const TYPE *)(sums + k * lanes) : (TYPE){0}; \
      if (term == ColumnTermSquaredDeviation) { constant[k] = *(const TYPE *)(b + k * lanes); } \
    } \
    for (intptr_t i = 0; i < rows; i++) { \
      UNROLL for (int k = 0; k < COUNT; k++) { \
        TYPE x = *(const TYPE *)(a + i * stride + k * lanes); \
        TYPE y; \
        switch (term) { \
        case ColumnTermElement: sum[k] += x; continue; \
        case ColumnTermProduct: y = *(const TYPE *)(b + i * stride + k * lanes); break; \
        case ColumnTermSquaredDeviation: y = x = x - constant[k]; break; \
        case ColumnTermWeighted: y = b[i] - (TYPE){0}; break; \
        } \
        sum[k] = __builtin_elementwise_fma(x, y, sum[k]); \
      } \
    } \
    UNROLL for (int k = 0; k < COUNT; k++) { *(TYPE *)(sums + k * lanes) = sum[k]; } \
  }

DEFINE_COLUMN_GROUP(sumEightVectors, Vector, 8)
DEFINE_COLUMN_GROUP(sumVector, Vector, 1)
DEFINE_COLUMN_GROUP(sumFourColumns, Real, 4)
DEFINE_COLUMN_GROUP(sumTwoColumns, Real, 2)
DEFINE_COLUMN_GROUP(sumColumn, Real, 1)

INLINE void reduceColumns(
  enum ColumnTerm term, const Real *a, const Real *b, intptr_t rows, intptr_t columns,
  Real *sums, bool accumulating
) {
  // How far b moves from one column to the next.
  const intptr_t step = term == ColumnTermElement || term == ColumnTermWeighted ? 0 : 1;
  intptr_t j = 0;
#define SUM_COLUMNS(GROUP, WIDTH) \
  for (; j + (WIDTH) <= columns; j += (WIDTH)) { \
    GROUP(term, a + j, b + j * step, rows, columns, sums + j, accumulating); \
  }
  SUM_COLUMNS(sumEightVectors, 8 * vectorLanes)
  SUM_COLUMNS(sumVector, vectorLanes)
  SUM_COLUMNS(sumFourColumns, 4)
  SUM_COLUMNS(sumTwoColumns, 2)
  SUM_COLUMNS(sumColumn, 1)
#undef SUM_COLUMNS
}

static void columnSums(
  const Real *m, intptr_t rows, intptr_t columns, Real *sums, bool accumulating
) {
  reduceColumns(ColumnTermElement, m, m, rows, columns, sums, accumulating);
}

static void columnProductSums(
  const Real *a, const Real *b, intptr_t rows, intptr_t columns, Real *sums,
  bool accumulating
) {
  reduceColumns(ColumnTermProduct, a, b, rows, columns, sums, accumulating);
}

static void columnSquaredDeviationSums(
  const Real *m, const Real *means, intptr_t rows, intptr_t columns, Real *sums,
  bool accumulating
) {
  reduceColumns(ColumnTermSquaredDeviation, m, means, rows, columns, sums, accumulating);
}

/// What becomes of element x of column j, with constants p, q and r of the column.
enum ColumnMap {
  /// x + p
  ColumnMapShift,
  /// x * p
  ColumnMapScale,
  /// (x - p) * q
  ColumnMapNormalize,
  /// fma(x, p, q)
  ColumnMapScaleAndShift,
  /// p / n * (n * x - q - y * r), where y is another matrix
  ColumnMapNormalizationGradient,
};

/// The widest piece of a row that is treated at once.
enum { columnChunk = 64 };

/// Copies the constants of `columns` columns `times` times, one behind the other.
INLINE void repeatRow(const Real *row, intptr_t columns, intptr_t times, Real *repeated) {
  if (!row) { return; }
  for (intptr_t i = 0; i < times; i++) {
    _Pragma("clang loop vectorize(disable) unroll(disable)")
    for (intptr_t j = 0; j < columns; j++) { repeated[i * columns + j] = row[j]; }
  }
}

/// Maps each element of x; `out` may be x. A map that needs no q, r, n or y gets none.
///
/// A narrow matrix is treated as one of fewer and longer rows, so that vectors are filled.
INLINE void mapColumns(
  enum ColumnMap map, const Real *x, const Real *y, intptr_t rows, intptr_t columns,
  const Real *p, const Real *q, const Real *r, Real n, Real *out
) {
  const intptr_t end = rows * columns;
  Real ps[columnChunk] __attribute__((aligned(64)));
  Real qs[columnChunk] __attribute__((aligned(64)));
  Real rs[columnChunk] __attribute__((aligned(64)));
  for (intptr_t first = 0; first < columns; first += columnChunk) {
    const intptr_t width = smaller(columnChunk, columns - first);
    // As many rows as half fill the constants; one where a row is wider than that.
    const intptr_t rowsToFill = (columnChunk / 2 + columns - 1) / columns;
    const intptr_t folded = smaller(rowsToFill, rows);
    repeatRow(p + first, width, folded, ps);
    repeatRow(q ? q + first : NULL, width, folded, qs);
    repeatRow(r ? r + first : NULL, width, folded, rs);
    if (map == ColumnMapNormalizationGradient) {
      for (intptr_t j = 0; j < folded * width; j++) { ps[j] /= n; }
    }
    for (intptr_t start = first; start < end; start += folded * columns) {
      const intptr_t length = smaller(folded * width, end - start);
      _Pragma("clang loop vectorize(assume_safety)")
      for (intptr_t j = 0; j < length; j++) {
        const Real element = x[start + j];
        Real mapped;
        switch (map) {
        case ColumnMapShift: mapped = element + ps[j]; break;
        case ColumnMapScale: mapped = element * ps[j]; break;
        case ColumnMapNormalize: mapped = (element - ps[j]) * qs[j]; break;
        case ColumnMapScaleAndShift:
          mapped = __builtin_elementwise_fma(element, ps[j], qs[j]);
          break;
        case ColumnMapNormalizationGradient:
          mapped = __builtin_elementwise_fma(n, element, -qs[j]);
          mapped = ps[j] * __builtin_elementwise_fma(-y[start + j], rs[j], mapped);
          break;
        }
        out[start + j] = mapped;
      }
    }
  }
}

static void addRow(const Real *row, intptr_t rows, intptr_t columns, Real *matrix) {
  mapColumns(ColumnMapShift, matrix, NULL, rows, columns, row, NULL, NULL, 0, matrix);
}

static void scaleColumns(
  const Real *m, intptr_t rows, intptr_t columns, const Real *scale, Real *out
) {
  mapColumns(ColumnMapScale, m, NULL, rows, columns, scale, NULL, NULL, 0, out);
}

static void normalizeColumns(
  const Real *m, intptr_t rows, intptr_t columns, const Real *means,
  const Real *inverseDeviations, Real *out
) {
  mapColumns(
    ColumnMapNormalize, m, NULL, rows, columns, means, inverseDeviations, NULL, 0, out);
}

static void scaleAndShiftColumns(
  const Real *m, intptr_t rows, intptr_t columns, const Real *scale, const Real *shift,
  Real *out
) {
  mapColumns(ColumnMapScaleAndShift, m, NULL, rows, columns, scale, shift, NULL, 0, out);
}

static void normalizationInputGradient(
  const Real *gradient, const Real *normalized, intptr_t rows, intptr_t batch, intptr_t columns,
  const Real *inverseDeviations, const Real *gradientSums, const Real *productSums,
  Real *inputGradient
) {
  mapColumns(
    ColumnMapNormalizationGradient, gradient, normalized, rows, columns, inverseDeviations,
    gradientSums, productSums, (Real)batch, inputGradient);
}
