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

/// What becomes of a column: scale (base - mean) + xScale x + yScale y + shift.
struct ColumnCombination {
  const Real *means, *scales, *xScales, *yScales, *shifts;
};

INLINE void combineRow(
  const Real *restrict base, const Real *restrict x, const Real *restrict y, intptr_t count,
  struct ColumnCombination c, const bool isAffine, const bool rectifies, Real *restrict out
) {
  for (intptr_t j = 0; j < count; j++) {
    Real sum = __builtin_elementwise_fma(c.scales[j], base[j] - c.means[j], c.shifts[j]);
    if (isAffine) {
      sum = __builtin_elementwise_fma(c.xScales[j], x[j], sum);
      sum = __builtin_elementwise_fma(c.yScales[j], y[j], sum);
    }
    out[j] = rectifies ? rectified(sum) : sum;
  }
}

/// A narrow matrix is treated as one of fewer and longer rows, so that vectors are filled.
static void combineColumns(
  const Real *base, const Real *x, const Real *y, intptr_t rows, intptr_t columns,
  const struct KernelColumnCombination *columnsOf, bool rectifies, Real *out
) {
  struct ColumnCombination c = {
    columnsOf->means, columnsOf->scales, columnsOf->xScales, columnsOf->yScales,
    columnsOf->shifts,
  };
  Real repeated[5][columnChunk] __attribute__((aligned(64)));
  intptr_t width = columns;
  if (columns > 0 && columns <= columnChunk / 2) {
    const intptr_t folded = smaller(columnChunk / columns, rows);
    repeatRow(c.means, columns, folded, repeated[0]);
    repeatRow(c.scales, columns, folded, repeated[1]);
    repeatRow(x ? c.xScales : NULL, columns, folded, repeated[2]);
    repeatRow(x ? c.yScales : NULL, columns, folded, repeated[3]);
    repeatRow(c.shifts, columns, folded, repeated[4]);
    c = (struct ColumnCombination){
      repeated[0], repeated[1], repeated[2], repeated[3], repeated[4],
    };
    width = folded * columns;
  }
  const intptr_t end = rows * columns;
#define COMBINE_ROWS(AFFINE, RECTIFIES) \
  for (intptr_t start = 0; start < end; start += width) { \
    const intptr_t length = smaller(width, end - start); \
    combineRow( \
      base + start, (AFFINE) ? x + start : NULL, (AFFINE) ? y + start : NULL, length, c, AFFINE, \
      RECTIFIES, out + start); \
  }
  if (x && rectifies) {
    COMBINE_ROWS(true, true)
  } else if (x) {
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
  const Real *base, const Real *x, const Real *y, intptr_t rows, intptr_t columns, bool centers,
  double *means, double *factors
) {
  enum { width = 64 };
  for (intptr_t first = 0; first < columns; first += width) {
    const intptr_t count = smaller(width, columns - first);
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
      double *factor = factors + 6 * (first + j);
      factor[0] = xLength;
      factor[1] = xInY[j] * xLength;
      factor[2] = xInBase[j] * xLength;
      factor[3] = yLength;
      factor[4] = yInBase[j] * yLength;
      factor[5] = __builtin_sqrt(bb[j]);
      for (int k = 0; k < 3; k++) { means[3 * (first + j) + k] = mean[k][j]; }
    }
  }
}
