// Sums of logistic losses ln(1 + 2^z) with z = base + a x + b y, in double whatever the element.
//
// The logarithms of many factors 1 + 2^z cost one logarithm: that of their product 1 + q. It is carried
// without the 1, so that no small 2^z is lost beside it.

/// Doubles, and integers as wide, in registers.
typedef double DoubleVector
  __attribute__((vector_size(KERNEL_VECTOR_BYTES), aligned(sizeof(double))));
typedef int64_t IntegerVector
  __attribute__((vector_size(KERNEL_VECTOR_BYTES), aligned(sizeof(double))));
enum { doubleLanes = KERNEL_VECTOR_BYTES / sizeof(double) };

#define LN2 0x1.62e42fefa39efp-1

/// One or the other, lane by lane, where all bits of a lane of `chooses` are the same.
INLINE DoubleVector laneByLane(IntegerVector chooses, DoubleVector a, DoubleVector b) {
  return (DoubleVector)((chooses & (IntegerVector)a) | (~chooses & (IntegerVector)b));
}

/// (1 + a)(1 + b) - 1
INLINE DoubleVector joined(DoubleVector a, DoubleVector b) {
  return __builtin_elementwise_fma(a, b, a + b);
}

/// 2^x for |x| up to 1021.
INLINE DoubleVector powerOfTwo(DoubleVector x) {
  // Added to a small number it leaves the nearest integer in the low bits.
  const DoubleVector shifted = x + ROUNDER;
  const DoubleVector f = x - (shifted - ROUNDER);
#define TERM(COEFFICIENT) \
  p = __builtin_elementwise_fma(p, f, (COEFFICIENT) - (DoubleVector){0});
  // 2^f over |f| <= 1/2, exact at 0; error below 2^-51.5, relative.
  DoubleVector p = 0x1.e8b766f5f8c11p-28 - (DoubleVector){0};
  TERM(0x1.b689b4d1c9ba6p-24)
  TERM(0x1.62be6861824d0p-20)
  TERM(0x1.ffcb3f1afa5a0p-17)
  TERM(0x1.43091387c7deap-13)
  TERM(0x1.5d87fea4a7608p-10)
  TERM(0x1.3b2ab6fb8208bp-7)
  TERM(0x1.c6b08d7039559p-5)
  TERM(0x1.ebfbdff82c61fp-3)
  TERM(0x1.62e42fefa3a28p-1)
  TERM(1.0)
#undef TERM
  return (DoubleVector)((IntegerVector)p + ((IntegerVector)shifted << 52));
}

/// 2^-|x|, with anything below 2^-1021 taken as that.
INLINE DoubleVector powerOfMinusMagnitude(DoubleVector x) {
  const DoubleVector lowest = -1021 - (DoubleVector){0};
  const DoubleVector exponent = (DoubleVector)((IntegerVector)x | INT64_MIN);
  // Also not a number stays, as it is not below.
  return powerOfTwo(laneByLane(exponent < lowest, lowest, exponent));
}

/// For points anywhere, one power for each sample and point: 2^-|z| is at most 1, and what z is above
/// zero is summed beside.
static void logisticSums(
  const double *base, const double *x, const double *y, intptr_t samples, const double *a,
  const double *b, intptr_t points, double *sums
) {
  enum {
    vectors = 2,
    width = vectors * doubleLanes,
    // Factors of a product, which is then at most 2 to this power.
    factors = 512,
  };
  for (intptr_t first = 0; first < points; first += width) {
    const intptr_t count = smaller(width, points - first);
    double as[width] = {0}, bs[width] = {0}, total[width] = {0};
    for (intptr_t k = 0; k < count; k++) {
      as[k] = a[first + k];
      bs[k] = b[first + k];
    }
    for (intptr_t start = 0; start < samples; start += factors) {
      const intptr_t end = smaller(samples, start + factors);
      DoubleVector q[vectors], above[vectors];
      UNROLL for (int k = 0; k < vectors; k++) { q[k] = above[k] = (DoubleVector){0}; }
      for (intptr_t i = start; i < end; i++) {
        UNROLL for (int k = 0; k < vectors; k++) {
          DoubleVector z = __builtin_elementwise_fma(
            *(const DoubleVector *)(bs + k * doubleLanes), y[i] - (DoubleVector){0},
            base[i] - (DoubleVector){0});
          z = __builtin_elementwise_fma(
            *(const DoubleVector *)(as + k * doubleLanes), x[i] - (DoubleVector){0}, z);
          above[k] += laneByLane(z < 0, (DoubleVector){0}, z);
          q[k] = joined(q[k], powerOfMinusMagnitude(z));
        }
      }
      double productsLessOne[width], linear[width];
      UNROLL for (int k = 0; k < vectors; k++) {
        *(DoubleVector *)(productsLessOne + k * doubleLanes) = q[k];
        *(DoubleVector *)(linear + k * doubleLanes) = above[k];
      }
      for (int k = 0; k < width; k++) {
        total[k] += multiplyAdd(linear[k], LN2, elementaryLogOnePlus(productsLessOne[k]));
      }
    }
    for (intptr_t k = 0; k < count; k++) { sums[first + k] = total[k]; }
  }
}

enum {
  /// Samples whose factors stand side by side, and one behind the other, in a step of a product. They
  /// are the same in every instruction set, and so are its bits.
  productLanes = 8,
  productDepth = 8,
  productStep = productLanes * productDepth,
};

INLINE intptr_t lengthOfPowers(intptr_t samples) {
  return (samples + productStep - 1) / productStep * productStep;
}

static void logisticPowers(
  const double *base, const double *slopes, intptr_t samples, const double *coordinates,
  intptr_t count, double *powers
) {
  const intptr_t length = lengthOfPowers(samples);
  for (intptr_t k = 0; k < count; k++) {
    double *row = powers + k * length;
    for (intptr_t i = 0; i < samples; i++) {
      row[i] = base ? multiplyAdd(coordinates[k], slopes[i], base[i]) : coordinates[k] * slopes[i];
    }
    for (intptr_t i = samples; i < length; i++) { row[i] = 0; }
    for (intptr_t i = 0; i < length; i += doubleLanes) {
      *(DoubleVector *)(row + i) = powerOfTwo(*(const DoubleVector *)(row + i));
    }
    // A power of zero is one factor 1 more, which does not count.
    for (intptr_t i = samples; i < length; i++) { row[i] = 0; }
  }
}

/// A product 1 + q is at most 2 before each step, and 2^1001 after it. Then its power of two is taken
/// off and counted apart.
static void logisticProducts(
  const double *xPowers, const double *yPowers, intptr_t samples, const int32_t *xs,
  const int32_t *ys, intptr_t points, double *sums
) {
  enum { vectors = productLanes / doubleLanes, width = 32 };
  const intptr_t length = lengthOfPowers(samples);
  for (intptr_t first = 0; first < points; first += width) {
    const intptr_t count = smaller(width, points - first);
    // Lane by lane, and in the end all lanes in the first.
    double products[productLanes][width] = {{0}};
    double twos[width] = {0};
    for (intptr_t k = 0; k < count; k++) {
      const double *x = xPowers + xs[first + k] * length;
      const double *y = yPowers + ys[first + k] * length;
      DoubleVector q[vectors];
      IntegerVector exponents = {0};
      UNROLL for (int v = 0; v < vectors; v++) { q[v] = (DoubleVector){0}; }
      for (intptr_t i = 0; i < length; i += productStep) {
        UNROLL for (int v = 0; v < vectors; v++) {
          DoubleVector e[productDepth];
          UNROLL for (int d = 0; d < productDepth; d++) {
            const intptr_t place = i + d * productLanes + v * doubleLanes;
            e[d] = *(const DoubleVector *)(x + place) * *(const DoubleVector *)(y + place);
          }
          UNROLL for (int half = productDepth / 2; half > 0; half /= 2) {
            UNROLL for (int d = 0; d < half; d++) { e[d] = joined(e[d], e[d + half]); }
          }
          q[v] = joined(q[v], e[0]);
          const IntegerVector sum = (IntegerVector)(1 + q[v]);
          const IntegerVector exponent = (sum >> 52) - 1023;
          const DoubleVector rest = (DoubleVector)(sum - (exponent << 52)) - 1;
          q[v] = laneByLane(exponent == 0, q[v], rest);
          exponents += exponent;
        }
      }
      int64_t total = 0;
      UNROLL for (int l = 0; l < productLanes; l++) {
        products[l][k] = q[l / doubleLanes][l % doubleLanes];
      }
      UNROLL for (int l = 0; l < doubleLanes; l++) { total += exponents[l]; }
      twos[k] = (double)total;
    }
    UNROLL for (int half = productLanes / 2; half > 0; half /= 2) {
      UNROLL for (int l = 0; l < half; l++) {
        for (int k = 0; k < width; k++) {
          const double a = products[l][k], b = products[l + half][k];
          products[l][k] = multiplyAdd(a, b, a + b);
        }
      }
    }
    for (int k = 0; k < width; k++) {
      products[0][k] = multiplyAdd(twos[k], LN2, elementaryLogOnePlus(products[0][k]));
    }
    for (intptr_t k = 0; k < count; k++) { sums[first + k] = products[0][k]; }
  }
}

/// The sum of ln(1 + e^z) - t z, in parts of which no product is above 2^512.
static double binaryCrossEntropySum(const Real *logits, const Real *targets, intptr_t count) {
  enum { vectors = productLanes / doubleLanes, part = 512 * productLanes };
  double sum = 0;
  for (intptr_t first = 0; first < count; first += part) {
    const intptr_t end = smaller(count, first + part);
    DoubleVector q[vectors], linear[vectors];
    UNROLL for (int v = 0; v < vectors; v++) { q[v] = linear[v] = (DoubleVector){0}; }
    for (intptr_t i = first; i < end; i += productLanes) {
      double zs[productLanes], ts[productLanes];
      if (i + productLanes <= end) {
        for (int l = 0; l < productLanes; l++) {
          zs[l] = logits[i + l];
          ts[l] = targets[i + l];
        }
      } else {
        // Beyond the last there is nothing to lose.
        for (int l = 0; l < productLanes; l++) {
          zs[l] = i + l < end ? logits[i + l] : -1000;
          ts[l] = i + l < end ? targets[i + l] : 0;
        }
      }
      UNROLL for (int v = 0; v < vectors; v++) {
        const DoubleVector z = *(const DoubleVector *)(zs + v * doubleLanes);
        const DoubleVector t = *(const DoubleVector *)(ts + v * doubleLanes);
        const DoubleVector above = laneByLane(z < 0, (DoubleVector){0}, z);
        linear[v] += __builtin_elementwise_fma(-z, t, above);
        q[v] = joined(q[v], powerOfMinusMagnitude(z * 0x1.71547652b82fep+0));
      }
    }
    for (int l = 0; l < productLanes; l++) {
      sum += linear[l / doubleLanes][l % doubleLanes]
        + elementaryLogOnePlus(q[l / doubleLanes][l % doubleLanes]);
    }
  }
  return sum;
}
