// What is affine in the two coordinates of a plane, and sums of its squares.

/// out = base + a x + b y, element by element; negative elements become zero where that is wanted.
INLINE void combineElements(
  const Real *restrict base, const Real *restrict x, const Real *restrict y, intptr_t count,
  Real a, Real b, const bool rectifies, Real *restrict out
) {
  for (intptr_t i = 0; i < count; i++) {
    const Real sum =
      __builtin_elementwise_fma(a, x[i], __builtin_elementwise_fma(b, y[i], base[i]));
    out[i] = rectifies ? rectified(sum) : sum;
  }
}

static void combine(
  const Real *base, const Real *x, const Real *y, intptr_t count, Real a, Real b, bool rectifies,
  Real *out
) {
  if (rectifies) {
    combineElements(base, x, y, count, a, b, true, out);
  } else {
    combineElements(base, x, y, count, a, b, false, out);
  }
}

/// What becomes of a column: scale (element - mean) + shift.
struct ColumnCombination {
  const Real *means, *scales, *shifts;
};

INLINE void combineRow(
  const Real *restrict row, intptr_t count, struct ColumnCombination c, const bool rectifies,
  Real *restrict out
) {
  for (intptr_t j = 0; j < count; j++) {
    const Real sum = __builtin_elementwise_fma(c.scales[j], row[j] - c.means[j], c.shifts[j]);
    out[j] = rectifies ? rectified(sum) : sum;
  }
}

/// How many rows of a narrow matrix are treated as one, so that vectors are filled; 1 for a wide one.
INLINE intptr_t foldedRows(intptr_t rows, intptr_t columns) {
  return columns > 0 && columns <= columnChunk / 2 ? smaller(columnChunk / columns, rows) : 1;
}

static void combineColumns(
  const Real *matrix, intptr_t rows, intptr_t columns,
  const struct KernelColumnCombination *columnsOf, bool rectifies, Real *out
) {
  struct ColumnCombination c = {columnsOf->means, columnsOf->scales, columnsOf->shifts};
  Real repeated[3][columnChunk] __attribute__((aligned(64)));
  const intptr_t folded = foldedRows(rows, columns);
  if (folded > 1) {
    repeatRow(c.means, columns, folded, repeated[0]);
    repeatRow(c.scales, columns, folded, repeated[1]);
    repeatRow(c.shifts, columns, folded, repeated[2]);
    c = (struct ColumnCombination){repeated[0], repeated[1], repeated[2]};
  }
  const intptr_t width = folded * columns, end = rows * columns;
#define COMBINE_ROWS(RECTIFIES) \
  for (intptr_t start = 0; start < end; start += width) { \
    combineRow(matrix + start, smaller(width, end - start), c, RECTIFIES, out + start); \
  }
  if (rectifies) {
    COMBINE_ROWS(true)
  } else {
    COMBINE_ROWS(false)
  }
#undef COMBINE_ROWS
}

/// What becomes of columns that are affine in the coordinates a and b, at a point:
/// scale (base + a x + b y) + shift.
struct AffinePoint {
  Real a, b;
  const Real *scales, *shifts;
  Real *out;
};

INLINE Real atPoint(Real base, Real x, Real y, Real scale, Real shift, struct AffinePoint point) {
  const Real sum =
    __builtin_elementwise_fma(point.a, x, __builtin_elementwise_fma(point.b, y, base));
  return __builtin_elementwise_fma(scale, sum, shift);
}

/// A row at one point, or at two, which share what is read.
INLINE void combineAffineRow(
  const Real *base, const Real *x, const Real *y, intptr_t count, struct AffinePoint first,
  struct AffinePoint second, const bool areTwo, const bool rectifies
) {
  _Pragma("clang loop vectorize(assume_safety)")
  for (intptr_t j = 0; j < count; j++) {
    // All that is read before anything is written, or it would be read again.
    const Real one = atPoint(base[j], x[j], y[j], first.scales[j], first.shifts[j], first);
    const Real other =
      areTwo ? atPoint(base[j], x[j], y[j], second.scales[j], second.shifts[j], second) : 0;
    first.out[j] = rectifies ? rectified(one) : one;
    if (areTwo) { second.out[j] = rectifies ? rectified(other) : other; }
  }
}

static void combineAffineColumns(
  const Real *base, const Real *x, const Real *y, intptr_t rows, intptr_t columns,
  const struct KernelAffinePoint *points, bool areTwo, bool rectifies
) {
  struct AffinePoint at[2];
  Real repeated[4][columnChunk] __attribute__((aligned(64)));
  const intptr_t folded = foldedRows(rows, columns);
  for (int k = 0; k <= areTwo; k++) {
    const struct KernelAffinePoint *point = points + k;
    at[k] = (struct AffinePoint){
      (Real)point->a, (Real)point->b, point->scales, point->shifts, point->out};
    if (folded > 1) {
      repeatRow(at[k].scales, columns, folded, repeated[2 * k]);
      repeatRow(at[k].shifts, columns, folded, repeated[2 * k + 1]);
      at[k].scales = repeated[2 * k];
      at[k].shifts = repeated[2 * k + 1];
    }
  }
  if (!areTwo) { at[1] = at[0]; }
  const intptr_t width = folded * columns, end = rows * columns;
#define COMBINE_ROWS(TWO, RECTIFIES) \
  for (intptr_t start = 0; start < end; start += width) { \
    const intptr_t length = smaller(width, end - start); \
    combineAffineRow( \
      base + start, x + start, y + start, length, at[0], at[1], TWO, RECTIFIES); \
    at[0].out += length; \
    at[1].out += length; \
  }
  if (areTwo && rectifies) {
    COMBINE_ROWS(true, true)
  } else if (areTwo) {
    COMBINE_ROWS(true, false)
  } else if (rectifies) {
    COMBINE_ROWS(false, true)
  } else {
    COMBINE_ROWS(false, false)
  }
#undef COMBINE_ROWS
}

/// Of each column of x, y and base, the triangular factor of their QR decomposition by modified
/// Gram-Schmidt, on the columns less their means where those are wanted.
///
/// Sums are double whatever the element. What is left of a column after its part along another one
/// is taken off is computed anew from row to row, so that no room is needed for it.
static void columnFactors(
  const Real *base, const Real *x, const Real *y, intptr_t rows, intptr_t columns, intptr_t start,
  intptr_t end, bool centers, double *means, double *factors
) {
  enum { width = 64 };
  for (intptr_t first = start; first < end; first += width) {
    const intptr_t count = smaller(width, end - first);
    double mean[3][width] = {{0}};
    double xx[width] = {0}, xy[width] = {0}, xb[width] = {0};
    double yy[width] = {0}, yb[width] = {0}, bb[width] = {0};
    // How much of x is in y and in the base, and how much of what is left of y is in the base.
    double xInY[width], xInBase[width], yInBase[width];
#define FOR_EACH_ELEMENT \
  for (intptr_t i = 0; i < rows; i++) \
    _Pragma("clang loop vectorize(assume_safety)") \
    for (intptr_t j = 0; j < count; j++)
#define ELEMENT(MATRIX, MEAN) ((double)MATRIX[i * columns + first + j] - mean[MEAN][j])
    if (centers) {
      FOR_EACH_ELEMENT {
        mean[0][j] += base[i * columns + first + j];
        mean[1][j] += x[i * columns + first + j];
        mean[2][j] += y[i * columns + first + j];
      }
      for (int k = 0; k < 3; k++) {
        for (intptr_t j = 0; j < count; j++) { mean[k][j] /= (double)rows; }
      }
    }
    FOR_EACH_ELEMENT {
      const double xs = ELEMENT(x, 1);
      xx[j] = multiplyAdd(xs, xs, xx[j]);
      xy[j] = multiplyAdd(xs, ELEMENT(y, 2), xy[j]);
      xb[j] = multiplyAdd(xs, ELEMENT(base, 0), xb[j]);
    }
    for (intptr_t j = 0; j < count; j++) {
      xInY[j] = xx[j] == 0 ? 0 : xy[j] / xx[j];
      xInBase[j] = xx[j] == 0 ? 0 : xb[j] / xx[j];
    }
    FOR_EACH_ELEMENT {
      const double xs = ELEMENT(x, 1);
      const double ys = multiplyAdd(-xInY[j], xs, ELEMENT(y, 2));
      yy[j] = multiplyAdd(ys, ys, yy[j]);
      yb[j] = multiplyAdd(ys, multiplyAdd(-xInBase[j], xs, ELEMENT(base, 0)), yb[j]);
    }
    for (intptr_t j = 0; j < count; j++) { yInBase[j] = yy[j] == 0 ? 0 : yb[j] / yy[j]; }
    FOR_EACH_ELEMENT {
      const double xs = ELEMENT(x, 1);
      const double ys = multiplyAdd(-xInY[j], xs, ELEMENT(y, 2));
      const double rest =
        multiplyAdd(-yInBase[j], ys, multiplyAdd(-xInBase[j], xs, ELEMENT(base, 0)));
      bb[j] = multiplyAdd(rest, rest, bb[j]);
    }
#undef ELEMENT
#undef FOR_EACH_ELEMENT
    for (intptr_t j = 0; j < count; j++) {
      const double xLength = __builtin_sqrt(xx[j]), yLength = __builtin_sqrt(yy[j]);
      double *factor = factors + 6 * (first - start + j);
      factor[0] = xLength;
      factor[1] = xInY[j] * xLength;
      factor[2] = xInBase[j] * xLength;
      factor[3] = yLength;
      factor[4] = yInBase[j] * yLength;
      factor[5] = __builtin_sqrt(bb[j]);
      for (int k = 0; k < 3; k++) { means[3 * (first - start + j) + k] = mean[k][j]; }
    }
  }
}
