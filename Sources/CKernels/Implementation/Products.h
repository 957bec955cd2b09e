// Matrix products. Every element of C is a chain of fused multiply-adds in ascending order of the
// inner index; the blocks below only say which chains run side by side.

enum {
  /// Depth of a block: a panel of B (depth x tileWidth) stays in the first-level cache.
  blockDepth = 192,
  /// Rows of a block: a block of A, some 220 kB, stays in the second-level cache.
  blockRows = 1152 / sizeof(Real),
};

/// One panel of C: `rows` rows and at most tileWidth columns, from a block of A, packed if packedA
/// is there, and a panel of B whose rows lie bDepthStride apart and fill whole vectors.
static void multiplyPanel(
  intptr_t rows, intptr_t columns, intptr_t depth, const Real *packedA, struct Operand a,
  const Real *b, intptr_t bDepthStride, Real *c, intptr_t cStride, bool accumulating
) {
  for (intptr_t i = 0; i < rows; i += tileRows) {
    const int height = (int)smaller(tileRows, rows - i);
    Real *target = c + i * cStride;
    if (packedA) {
      multiplyPackedTile(
        height, columns, depth, packedA + i * depth, b, bDepthStride, target, cStride,
        accumulating);
    } else {
      struct Operand rest = a;
      rest.start += i * a.stride;
      multiplyStridedTile(
        height, columns, depth, rest, b, bDepthStride, target, cStride, accumulating);
    }
  }
}

/// The product by blocks: for each block of the inner index and of rows, all panels of B. The
/// packed block and panel take a quarter of a megabyte of the stack, and none of the heap.
static __attribute__((noinline)) void multiplyByBlocks(
  intptr_t rows, intptr_t columns, intptr_t inner, struct Operand a, struct Operand b, Real *c,
  intptr_t cStride, bool accumulating
) {
  Real packedA[blockRows * blockDepth] __attribute__((aligned(64)));
  Real packedB[tileWidth * blockDepth] __attribute__((aligned(64)));
  // Packing pays where what is packed is read several times, or cannot be read otherwise.
  const bool packsA = columns > 2 * tileWidth;
  const bool packsB = b.stride != 1 || rows > 4 * tileRows;
  const intptr_t depthBlocks = (inner + blockDepth - 1) / blockDepth;
  const intptr_t depthStep = (inner + depthBlocks - 1) / depthBlocks;
  for (intptr_t p = 0; p < inner; p += depthStep) {
    const intptr_t depth = smaller(depthStep, inner - p);
    const bool continuing = accumulating || p > 0;
    for (intptr_t i = 0; i < rows; i += blockRows) {
      const intptr_t height = smaller(blockRows, rows - i);
      struct Operand block = a;
      block.start += i * a.stride + p * a.depthStride;
      if (packsA) {
        for (intptr_t k = 0; k < height; k += tileRows) {
          struct Operand panel = block;
          panel.start += k * a.stride;
          const intptr_t count = smaller(tileRows, height - k);
          // The constant lets the usual case be unrolled.
          if (count == tileRows) {
            pack(panel, tileRows, depth, tileRows, packedA + k * depth);
          } else {
            pack(panel, count, depth, tileRows, packedA + k * depth);
          }
        }
      }
      for (intptr_t j = 0; j < columns; j += tileWidth) {
        const intptr_t width = smaller(tileWidth, columns - j);
        struct Operand panel = b;
        panel.start += j * b.stride + p * b.depthStride;
        const intptr_t filled = (width + vectorLanes - 1) / vectorLanes * vectorLanes;
        const bool direct = !packsB && width == filled;
        if (!direct) { packPanel(panel, width, depth, filled, packedB); }
        multiplyPanel(
          height, width, depth, packsA ? packedA : NULL, block, direct ? panel.start : packedB,
          direct ? panel.depthStride : filled, c + i * cStride + j, cStride, continuing);
      }
    }
  }
}

/// A product of matrices that are more than a row or a column, in the way that its zeros suggest.
static void multiplyMatrices(
  intptr_t rows, intptr_t columns, intptr_t inner, struct Operand a, struct Operand b, Real *c,
  intptr_t cStride, bool accumulating
) {
  if (isWorthSkipping(rows, columns, inner, a, false)) {
    multiplySkipping(rows, columns, inner, a, b, c, cStride, false, accumulating);
    return;
  }
  // The transpose of the product: the columns of B are its rows, and the rows of A its columns.
  const struct Operand bAside = {b.start, b.stride, b.depthStride};
  if (isWorthSkipping(columns, rows, inner, bAside, true)) {
    multiplySkipping(columns, rows, inner, bAside, a, c, cStride, true, accumulating);
    return;
  }
  multiplyByBlocks(rows, columns, inner, a, b, c, cStride, accumulating);
}

/// Dot products of x with `count` rows that follow each other in memory, all chains side by side.
INLINE void dotProducts(
  const int count, intptr_t inner, const Real *rows, const Real *x, Real *y,
  bool accumulating
) {
  Real sum[8];
  UNROLL for (int i = 0; i < count; i++) { sum[i] = accumulating ? y[i] : 0; }
  for (intptr_t p = 0; p < inner; p++) {
    UNROLL for (int i = 0; i < count; i++) {
      sum[i] = __builtin_elementwise_fma(rows[i * inner + p], x[p], sum[i]);
    }
  }
  UNROLL for (int i = 0; i < count; i++) { y[i] = sum[i]; }
}

static void multiplyRowsByVector(
  intptr_t count, intptr_t inner, const Real *rows, const Real *x, Real *y,
  bool accumulating
) {
  intptr_t i = 0;
#define DOT_PRODUCTS(COUNT) \
  for (; i + COUNT <= count; i += COUNT) { \
    dotProducts(COUNT, inner, rows + i * inner, x, y + i, accumulating); \
  }
  DOT_PRODUCTS(8)
  DOT_PRODUCTS(2)
  DOT_PRODUCTS(1)
#undef DOT_PRODUCTS
}

/// The product of a column and a row that fills no vector, as the gradient of a single output is.
static void multiplyColumnByRow(
  intptr_t rows, intptr_t columns, const Real *restrict column, const Real *restrict row,
  Real *restrict c, bool accumulating
) {
  for (intptr_t i = 0; i < rows; i++) {
    for (intptr_t j = 0; j < columns; j++) {
      Real *target = c + i * columns + j;
      *target = __builtin_elementwise_fma(column[i], row[j], accumulating ? *target : 0);
    }
  }
}

/// The chain is double whatever the element, as it may run over all parameters of a network.
static double dot(const Real *restrict a, const Real *restrict b, intptr_t count) {
  double sum = 0;
  for (intptr_t i = 0; i < count; i++) { sum = __builtin_fma((double)a[i], (double)b[i], sum); }
  return sum;
}

static void multiply(
  intptr_t rows, intptr_t columns, intptr_t inner, const Real *a, bool aTransposed,
  const Real *b, bool bTransposed, Real *c, bool accumulating
) {
  if (rows == 0 || columns == 0) { return; }
  if (inner == 0) {
    if (!accumulating) { __builtin_memset(c, 0, sizeof(Real) * (size_t)(rows * columns)); }
  } else if (columns == 1) {
    if (aTransposed) {
      reduceColumns(ColumnTermWeighted, a, b, inner, rows, c, accumulating);
    } else {
      multiplyRowsByVector(rows, inner, a, b, c, accumulating);
    }
  } else if (rows == 1) {
    if (bTransposed) {
      multiplyRowsByVector(columns, inner, b, a, c, accumulating);
    } else {
      reduceColumns(ColumnTermWeighted, b, a, inner, columns, c, accumulating);
    }
  } else if (inner == 1 && columns < vectorLanes) {
    multiplyColumnByRow(rows, columns, a, b, c, accumulating);
  } else {
    struct Operand left = {a, aTransposed ? 1 : inner, aTransposed ? rows : 1};
    struct Operand right = {b, bTransposed ? inner : 1, bTransposed ? 1 : columns};
    multiplyMatrices(rows, columns, inner, left, right, c, columns, accumulating);
  }
}

static void multiplyBlock(
  intptr_t rows, intptr_t columns, intptr_t inner, const Real *a, bool aTransposed,
  const Real *b, bool bTransposed, Real *c, bool accumulating, struct KernelBlock block
) {
  struct Operand left = {a, aTransposed ? 1 : inner, aTransposed ? rows : 1};
  struct Operand right = {b, bTransposed ? inner : 1, bTransposed ? 1 : columns};
  left.start += block.firstRow * left.stride;
  right.start += block.firstColumn * right.stride;
  multiplyMatrices(
    block.rows, block.columns, inner, left, right,
    c + block.firstRow * columns + block.firstColumn, columns, accumulating);
}
