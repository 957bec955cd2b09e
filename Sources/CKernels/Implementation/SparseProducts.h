// Products with a matrix of which many elements are zeros, as a ReLU leaves them, row by row in pairs.
// Zeros are left out, which changes no sum: fma(0, b, sum) is sum for every finite b.
//
// ZeroSkipping.h does so with every bit of the product as it would be with them. Here the order of the
// sums is another one, which makes it a fifth faster.
//
// What limits such a product is not the arithmetic but reading B, of which every step of every row meets
// a part. So where both rows of a pair take a step, they share what is read. In each block of the inner
// index these steps come first, then those of one row alone; the order is ascending among either. It
// depends on the two rows only, and neither on the instruction set nor on what else is computed.

enum {
  /// Columns whose sums stay in registers, of two rows beside what they meet.
  sparseVectors = KERNEL_VECTOR_BYTES == 32 ? 6 : 8,
  sparseWidth = sparseVectors * vectorLanes,
  /// Depth of a block, whose steps are the bits of one number; the same wherever this is compiled, as
  /// the order of the steps depends on it. That much of a panel of so many columns stays in the
  /// first-level cache, as 24 kB do with AVX-512.
  sparseDepth = 48,
  /// Rows that meet it there.
  sparseRows = 256,
};

INLINE void loadSums(
  const Real *c, const bool areWhole, intptr_t columns, bool accumulating, Vector *sum
) {
  UNROLL for (int k = 0; k < sparseVectors; k++) {
    const intptr_t first = k * vectorLanes;
    if (!accumulating) {
      sum[k] = (Vector){0};
    } else if (areWhole) {
      sum[k] = *(const Vector *)(c + first);
    } else if (first < columns) {
      sum[k] = loadPart(c + first, smaller(vectorLanes, columns - first));
    } else {
      sum[k] = (Vector){0};
    }
  }
}

INLINE void storeSums(const Vector *sum, const bool areWhole, intptr_t columns, Real *c) {
  UNROLL for (int k = 0; k < sparseVectors; k++) {
    const intptr_t first = k * vectorLanes;
    if (areWhole) {
      *(Vector *)(c + first) = sum[k];
    } else if (first < columns) {
      storePart(c + first, smaller(vectorLanes, columns - first), sum[k]);
    }
  }
}

/// The steps that one row takes alone.
INLINE void takeStepsAlone(uint64_t steps, const Real *row, const Real *panel, Vector *sum) {
  for (; steps != 0; steps &= steps - 1) {
    const intptr_t p = __builtin_ctzll(steps);
    const Vector factor = row[p] - (Vector){0};
    const Real *b = panel + p * sparseWidth;
    UNROLL for (int k = 0; k < sparseVectors; k++) {
      sum[k] = __builtin_elementwise_fma(factor, *(const Vector *)(b + k * vectorLanes), sum[k]);
    }
  }
}

/// Some columns of two rows of C: `columns` of them, which is sparseWidth where they are whole.
INLINE void multiplySparsePair(
  const Real *const rows[2], const uint64_t steps[2], const Real *panel, const bool areWhole,
  intptr_t columns, Real *const c[2], bool accumulating
) {
  Vector first[sparseVectors], second[sparseVectors];
  loadSums(c[0], areWhole, columns, accumulating, first);
  loadSums(c[1], areWhole, columns, accumulating, second);
  for (uint64_t both = steps[0] & steps[1]; both != 0; both &= both - 1) {
    const intptr_t p = __builtin_ctzll(both);
    const Vector ofFirst = rows[0][p] - (Vector){0}, ofSecond = rows[1][p] - (Vector){0};
    const Real *b = panel + p * sparseWidth;
    UNROLL for (int k = 0; k < sparseVectors; k++) {
      const Vector column = *(const Vector *)(b + k * vectorLanes);
      first[k] = __builtin_elementwise_fma(ofFirst, column, first[k]);
      second[k] = __builtin_elementwise_fma(ofSecond, column, second[k]);
    }
  }
  takeStepsAlone(steps[0] & ~steps[1], rows[0], panel, first);
  takeStepsAlone(steps[1] & ~steps[0], rows[1], panel, second);
  storeSums(first, areWhole, columns, c[0]);
  storeSums(second, areWhole, columns, c[1]);
}

/// Some columns of some rows of C.
INLINE void multiplySparsePanel(
  intptr_t rows, const Real *a, intptr_t aStride, const uint64_t *steps, const Real *panel,
  const bool areWhole, intptr_t columns, Real *c, intptr_t cStride, bool accumulating
) {
  // A last row without another one beside it has this for a partner, which takes no step.
  Real spare[sparseWidth] = {0};
  for (intptr_t i = 0; i < rows; i += 2) {
    const bool areTwo = i + 1 < rows;
    const Real *const pair[2] = {a + i * aStride, a + (i + areTwo) * aStride};
    Real *const target[2] = {c + i * cStride, areTwo ? c + (i + 1) * cStride : spare};
    multiplySparsePair(pair, steps + i, panel, areWhole, columns, target, accumulating);
  }
}

static __attribute__((noinline)) void multiplySparse(
  intptr_t rows, intptr_t columns, intptr_t inner, const Real *a, const Real *b, Real *c,
  bool accumulating
) {
  uint64_t steps[sparseRows + 1];
  Real panel[sparseDepth * sparseWidth] __attribute__((aligned(64)));
  if (inner == 0 && !accumulating) {
    __builtin_memset(c, 0, sizeof(Real) * (size_t)(rows * columns));
  }
  for (intptr_t i = 0; i < rows; i += sparseRows) {
    const intptr_t height = smaller(sparseRows, rows - i);
    for (intptr_t p = 0; p < inner; p += sparseDepth) {
      const intptr_t depth = smaller(sparseDepth, inner - p);
      const bool continuing = accumulating || p > 0;
      const Real *block = a + i * inner + p;
      for (intptr_t k = 0; k < height; k++) { steps[k] = placesNotZero(block + k * inner, depth); }
      steps[height] = 0;
      for (intptr_t j = 0; j < columns; j += sparseWidth) {
        const intptr_t width = smaller(sparseWidth, columns - j);
        Real *target = c + i * columns + j;
        const struct Operand part = {b + p * columns + j, 1, columns};
        if (width == sparseWidth) {
          pack(part, sparseWidth, depth, sparseWidth, panel);
          multiplySparsePanel(
            height, block, inner, steps, panel, true, width, target, columns, continuing);
        } else {
          // The rest of the panel is multiplied, too, but its products are thrown away.
          clearElements(panel, sparseDepth * sparseWidth);
          pack(part, width, depth, sparseWidth, panel);
          multiplySparsePanel(
            height, block, inner, steps, panel, false, width, target, columns, continuing);
        }
      }
    }
  }
}
