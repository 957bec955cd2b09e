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
    enum ColumnTerm term, const double *a, const double *b, intptr_t rows, intptr_t stride, \
    double *sums, bool accumulating \
  ) { \
    enum { lanes = sizeof(TYPE) / sizeof(double) }; \
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
DEFINE_COLUMN_GROUP(sumFourColumns, double, 4)
DEFINE_COLUMN_GROUP(sumTwoColumns, double, 2)
DEFINE_COLUMN_GROUP(sumColumn, double, 1)

INLINE void reduceColumns(
  enum ColumnTerm term, const double *a, const double *b, intptr_t rows, intptr_t columns,
  double *sums, bool accumulating
) {
  // How far b moves from one column to the next.
  const intptr_t step = term == ColumnTermElement || term == ColumnTermWeighted ? 0 : 1;
  intptr_t j = 0;
#define SUM_COLUMNS(GROUP, WIDTH) \
  for (; j + (WIDTH) <= columns; j += (WIDTH)) { \
    GROUP(term, a + j, b + j * step, rows, columns, sums + j, accumulating); \
  }
  SUM_COLUMNS(sumEightVectors, 8 * KERNEL_LANES)
  SUM_COLUMNS(sumVector, KERNEL_LANES)
  SUM_COLUMNS(sumFourColumns, 4)
  SUM_COLUMNS(sumTwoColumns, 2)
  SUM_COLUMNS(sumColumn, 1)
#undef SUM_COLUMNS
}

static void columnSums(
  const double *m, intptr_t rows, intptr_t columns, double *sums, bool accumulating
) {
  reduceColumns(ColumnTermElement, m, m, rows, columns, sums, accumulating);
}

static void columnProductSums(
  const double *a, const double *b, intptr_t rows, intptr_t columns, double *sums,
  bool accumulating
) {
  reduceColumns(ColumnTermProduct, a, b, rows, columns, sums, accumulating);
}

static void columnSquaredDeviationSums(
  const double *m, const double *means, intptr_t rows, intptr_t columns, double *sums
) {
  reduceColumns(ColumnTermSquaredDeviation, m, means, rows, columns, sums, false);
}

/// The widest piece of a row that is treated at once.
enum { columnChunk = 64 };
#define COLUMN_CONSTANTS(NAME) double NAME[columnChunk] __attribute__((aligned(64)));

/// Copies the constants of `columns` columns `folded` times, one behind the other.
INLINE void repeatRow(const double *row, intptr_t columns, intptr_t folded, double *repeated) {
  for (intptr_t i = 0; i < folded; i++) {
    _Pragma("clang loop vectorize(disable) unroll(disable)")
    for (intptr_t j = 0; j < columns; j++) { repeated[i * columns + j] = row[j]; }
  }
}

/// Runs STATEMENT for each element k = first, … of a matrix, in runs of `width` elements for which
/// the constants of their columns stand in order from PREPARE on.
///
/// A narrow matrix is treated as one of fewer and longer rows, so that vectors are filled.
#define FOR_EACH_ELEMENT_BY_COLUMN(PREPARE, STATEMENT) \
  for (intptr_t first = 0; first < columns; first += columnChunk) { \
    const intptr_t width = smaller(columnChunk, columns - first); \
    const intptr_t folded = columns == width ? smaller((columnChunk / 2 + columns - 1) / columns, rows) : 1; \
    const intptr_t run = folded * width; \
    PREPARE \
    const intptr_t end = rows * columns; \
    for (intptr_t start = first; start < end; start += folded * columns) { \
      const intptr_t length = smaller(run, end - start); \
      for (intptr_t j = 0; j < length; j++) { \
        const intptr_t k = start + j; \
        STATEMENT \
      } \
    } \
  }

static void addRow(
  const double *restrict row, intptr_t rows, intptr_t columns, double *restrict matrix
) {
  COLUMN_CONSTANTS(constant)
  FOR_EACH_ELEMENT_BY_COLUMN(
    repeatRow(row + first, width, folded, constant);
    , matrix[k] += constant[j];)
}

static void normalizeColumns(
  const double *restrict m, intptr_t rows, intptr_t columns, const double *restrict means,
  const double *restrict inverseDeviations, double *restrict out
) {
  COLUMN_CONSTANTS(mean)
  COLUMN_CONSTANTS(inverse)
  FOR_EACH_ELEMENT_BY_COLUMN(
    repeatRow(means + first, width, folded, mean);
    repeatRow(inverseDeviations + first, width, folded, inverse);
    , out[k] = (m[k] - mean[j]) * inverse[j];)
}

static void scaleAndShiftColumns(
  const double *restrict m, intptr_t rows, intptr_t columns, const double *restrict scale,
  const double *restrict shift, double *restrict out
) {
  COLUMN_CONSTANTS(factor)
  COLUMN_CONSTANTS(summand)
  FOR_EACH_ELEMENT_BY_COLUMN(
    repeatRow(scale + first, width, folded, factor);
    repeatRow(shift + first, width, folded, summand);
    , out[k] = __builtin_fma(m[k], factor[j], summand[j]);)
}

static void normalizationInputGradient(
  const double *restrict gradient, const double *restrict normalized, intptr_t rows,
  intptr_t columns, const double *restrict inverseDeviations, const double *restrict gradientSums,
  const double *restrict productSums, double *restrict inputGradient
) {
  const double n = (double)rows;
  COLUMN_CONSTANTS(factor)
  COLUMN_CONSTANTS(sum)
  COLUMN_CONSTANTS(product)
  FOR_EACH_ELEMENT_BY_COLUMN(
    repeatRow(inverseDeviations + first, width, folded, factor);
    for (intptr_t j = 0; j < run; j++) { factor[j] /= n; }
    repeatRow(gradientSums + first, width, folded, sum);
    repeatRow(productSums + first, width, folded, product);
    , double centred = __builtin_fma(n, gradient[k], -sum[j]);
    inputGradient[k] = factor[j] * __builtin_fma(-normalized[k], product[j], centred);)
}
