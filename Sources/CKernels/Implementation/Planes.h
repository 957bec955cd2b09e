// Losses over a plane: what is affine in the two coordinates, and how it is summed.

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

/// Integers as wide as the elements.
typedef __typeof__(
  __builtin_choose_expr(sizeof(Real) == sizeof(double), (int64_t)0, (int32_t)0)) Integer;
typedef Integer IntegerVector
  __attribute__((vector_size(KERNEL_VECTOR_BYTES), aligned(sizeof(Real))));

/// a where it is greater than b, and b elsewhere, as where one of them is not a number.
INLINE Vector greaterOrSecond(Vector a, Vector b) {
  const IntegerVector isGreater = (IntegerVector)(a > b);
  return (Vector)((isGreater & (IntegerVector)a) | (~isGreater & (IntegerVector)b));
}

/// 2^-|x|, with anything below 2^-125, in double 2^-1021, taken as that.
INLINE Vector powerOfMinusMagnitude(Vector x) {
  const bool isDouble = sizeof(Real) == sizeof(double);
  const Integer sign = (Integer)((uint64_t)1 << (8 * sizeof(Real) - 1));
  const Real lowest = isDouble ? -1021 : -125;
  // Added to a small number it leaves the nearest integer in the low bits.
  const Real rounder = isDouble ? (Real)0x1.8p52 : (Real)0x1.8p23;
  Vector exponent = (Vector)((IntegerVector)x | sign);
  exponent = greaterOrSecond(lowest - (Vector){0}, exponent);
  const Vector shifted = exponent + rounder;
  const Vector f = exponent - (shifted - rounder);
#define TERM(COEFFICIENT) \
  p = __builtin_elementwise_fma(p, f, (Real)(COEFFICIENT) - (Vector){0});
  // 2^f over |f| <= 1/2, exact at 0; error below 2^-51.5 in double and 2^-28 in float, relative.
  Vector p;
  if (isDouble) {
    p = (Real)0x1.e8b766f5f8c11p-28 - (Vector){0};
    TERM(0x1.b689b4d1c9ba6p-24)
    TERM(0x1.62be6861824d0p-20)
    TERM(0x1.ffcb3f1afa5a0p-17)
    TERM(0x1.43091387c7deap-13)
    TERM(0x1.5d87fea4a7608p-10)
    TERM(0x1.3b2ab6fb8208bp-7)
    TERM(0x1.c6b08d7039559p-5)
    TERM(0x1.ebfbdff82c61fp-3)
    TERM(0x1.62e42fefa3a28p-1)
  } else {
    p = (Real)0x1.470b4ap-13 - (Vector){0};
    TERM(0x1.5f7276p-10)
    TERM(0x1.3b270ep-7)
    TERM(0x1.c6ae72p-5)
    TERM(0x1.ebfbe2p-3)
    TERM(0x1.62e432p-1)
  }
  TERM(1)
#undef TERM
  const int significandBits = isDouble ? 52 : 23;
  return (Vector)((IntegerVector)p + ((IntegerVector)shifted << significandBits));
}

/// The logarithms of many factors 1 + e cost one logarithm: that of their product 1 + q. Each e is at
/// most 1, and q is carried without the 1, so that no small e is lost beside it.
static void logisticSums(
  const Real *base, const Real *x, const Real *y, intptr_t samples, const Real *a, const Real *b,
  intptr_t points, double *sums
) {
  enum {
    vectors = 2,
    width = vectors * vectorLanes,
    // Factors of a product, which is then at most 2 to this power.
    factors = sizeof(Real) == sizeof(double) ? 512 : 64,
  };
  for (intptr_t first = 0; first < points; first += width) {
    const intptr_t count = smaller(width, points - first);
    Real as[width] = {0}, bs[width] = {0};
    double total[width] = {0};
    for (intptr_t k = 0; k < count; k++) {
      as[k] = a[first + k];
      bs[k] = b[first + k];
    }
    for (intptr_t start = 0; start < samples; start += factors) {
      const intptr_t end = smaller(samples, start + factors);
      Vector q[vectors], above[vectors];
      UNROLL for (int k = 0; k < vectors; k++) { q[k] = above[k] = (Vector){0}; }
      for (intptr_t i = start; i < end; i++) {
        UNROLL for (int k = 0; k < vectors; k++) {
          Vector z = __builtin_elementwise_fma(
            *(const Vector *)(bs + k * vectorLanes), y[i] - (Vector){0}, base[i] - (Vector){0});
          z = __builtin_elementwise_fma(
            *(const Vector *)(as + k * vectorLanes), x[i] - (Vector){0}, z);
          above[k] += greaterOrSecond((Vector){0}, z);
          const Vector e = powerOfMinusMagnitude(z);
          q[k] = __builtin_elementwise_fma(q[k], e, q[k] + e);
        }
      }
      Real productsLessOne[width], linear[width];
      UNROLL for (int k = 0; k < vectors; k++) {
        *(Vector *)(productsLessOne + k * vectorLanes) = q[k];
        *(Vector *)(linear + k * vectorLanes) = above[k];
      }
      for (int k = 0; k < width; k++) {
        const double logarithm = elementaryLogOnePlus((double)productsLessOne[k]);
        total[k] += multiplyAdd((double)linear[k], 0x1.62e42fefa39efp-1, logarithm);
      }
    }
    for (intptr_t k = 0; k < count; k++) { sums[first + k] = total[k]; }
  }
}
