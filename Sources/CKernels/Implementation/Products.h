// Matrix products. Every element of C is a chain of fused multiply-adds in ascending order of the
// inner index; the blocks below only say which chains run side by side.

enum {
  tileRows = KERNEL_TILE_ROWS,
  tileWidth = KERNEL_TILE_VECTORS * KERNEL_LANES,
  /// Depth of a block: a panel of B (depth x tileWidth) stays in the first-level cache.
  blockDepth = 192,
  /// Rows of a block: a block of A stays in the second-level cache.
  blockRows = 144,
};

/// An operand in memory: element (i, p) at start[i * stride + p * depthStride].
struct Operand {
  const double *start;
  intptr_t stride;
  intptr_t depthStride;
};

/// c[rows x vectors] (+)= a * b, with all sums in registers; rows and vectors are constants.
INLINE void multiplyTile(
  const int rows, const int vectors, intptr_t depth, struct Operand a, const double *b,
  intptr_t bDepthStride, double *c, intptr_t cStride, bool accumulating
) {
  Vector sum[KERNEL_TILE_ROWS][KERNEL_TILE_VECTORS];
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int k = 0; k < vectors; k++) {
      sum[i][k] = accumulating ? *(const Vector *)(c + i * cStride + k * KERNEL_LANES) : (Vector){0};
    }
  }
  for (intptr_t p = 0; p < depth; p++) {
    Vector column[KERNEL_TILE_VECTORS];
    UNROLL for (int k = 0; k < vectors; k++) {
      column[k] = *(const Vector *)(b + p * bDepthStride + k * KERNEL_LANES);
    }
    UNROLL for (int i = 0; i < rows; i++) {
      // Minus zero leaves every number as it is, -0 too, so this costs nothing but a broadcast.
      Vector row = a.start[i * a.stride + p * a.depthStride] - (Vector){0};
      UNROLL for (int k = 0; k < vectors; k++) {
        sum[i][k] = __builtin_elementwise_fma(row, column[k], sum[i][k]);
      }
    }
  }
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int k = 0; k < vectors; k++) {
      *(Vector *)(c + i * cStride + k * KERNEL_LANES) = sum[i][k];
    }
  }
}

INLINE void multiplyTileOfRows(
  const int rows, int vectors, intptr_t depth, struct Operand a, const double *b,
  intptr_t bDepthStride, double *c, intptr_t cStride, bool accumulating
) {
  // Sizes that a tile does not have fall away when this is compiled.
#define TILE_OF_VECTORS(COUNT) \
  case COUNT: \
    if (COUNT <= KERNEL_TILE_VECTORS) { \
      multiplyTile(rows, COUNT, depth, a, b, bDepthStride, c, cStride, accumulating); \
    } \
    break;
  switch (vectors) {
    TILE_OF_VECTORS(1)
    TILE_OF_VECTORS(2)
    TILE_OF_VECTORS(3)
    TILE_OF_VECTORS(4)
  }
#undef TILE_OF_VECTORS
}

INLINE void multiplyTileOfAnySize(
  int rows, int vectors, intptr_t depth, struct Operand a, const double *b, intptr_t bDepthStride,
  double *c, intptr_t cStride, bool accumulating
) {
#define TILE_OF_ROWS(COUNT) \
  case COUNT: \
    if (COUNT <= KERNEL_TILE_ROWS) { \
      multiplyTileOfRows(COUNT, vectors, depth, a, b, bDepthStride, c, cStride, accumulating); \
    } \
    break;
  switch (rows) {
    TILE_OF_ROWS(1)
    TILE_OF_ROWS(2)
    TILE_OF_ROWS(3)
    TILE_OF_ROWS(4)
    TILE_OF_ROWS(5)
    TILE_OF_ROWS(6)
    TILE_OF_ROWS(7)
    TILE_OF_ROWS(8)
  }
#undef TILE_OF_ROWS
}

static void multiplyPackedTile(
  int rows, int vectors, intptr_t depth, const double *a, const double *b, intptr_t bDepthStride,
  double *c, intptr_t cStride, bool accumulating
) {
  struct Operand packed = {.start = a, .stride = 1, .depthStride = tileRows};
  multiplyTileOfAnySize(
    rows, vectors, depth, packed, b, bDepthStride, c, cStride, accumulating);
}

static void multiplyStridedTile(
  int rows, int vectors, intptr_t depth, struct Operand a, const double *b, intptr_t bDepthStride,
  double *c, intptr_t cStride, bool accumulating
) {
  multiplyTileOfAnySize(rows, vectors, depth, a, b, bDepthStride, c, cStride, accumulating);
}

/// Turns a 4 x 4 block whose rows lie `stride` apart into one whose rows lie `outStride` apart.
INLINE void transposeQuads(
  const double *from, intptr_t stride, double *to, intptr_t outStride
) {
  Quad r0 = *(const Quad *)from, r1 = *(const Quad *)(from + stride);
  Quad r2 = *(const Quad *)(from + 2 * stride), r3 = *(const Quad *)(from + 3 * stride);
  Quad even01 = __builtin_shufflevector(r0, r1, 0, 4, 2, 6);
  Quad odd01 = __builtin_shufflevector(r0, r1, 1, 5, 3, 7);
  Quad even23 = __builtin_shufflevector(r2, r3, 0, 4, 2, 6);
  Quad odd23 = __builtin_shufflevector(r2, r3, 1, 5, 3, 7);
  *(Quad *)to = __builtin_shufflevector(even01, even23, 0, 1, 4, 5);
  *(Quad *)(to + outStride) = __builtin_shufflevector(odd01, odd23, 0, 1, 4, 5);
  *(Quad *)(to + 2 * outStride) = __builtin_shufflevector(even01, even23, 2, 3, 6, 7);
  *(Quad *)(to + 3 * outStride) = __builtin_shufflevector(odd01, odd23, 2, 3, 6, 7);
}

/// Copies fewer than a tile's width of neighbouring elements.
INLINE void copyPart(const double *from, intptr_t count, double *to) {
  intptr_t j = 0;
  for (; j + 4 <= count; j += 4) { *(Quad *)(to + j) = *(const Quad *)(from + j); }
  for (; j < count; j++) { to[j] = from[j]; }
}

/// Lays `count` rows or columns of an operand side by side, depth by depth, `width` apart.
INLINE void pack(
  struct Operand operand, intptr_t count, intptr_t depth, intptr_t width, double *packed
) {
  const double *start = operand.start;
  if (operand.stride == 1) {
    for (intptr_t p = 0; p < depth; p++) {
      copyPart(start + p * operand.depthStride, count, packed + p * width);
    }
    return;
  }
  intptr_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const double *rows = start + i * operand.stride;
    intptr_t p = 0;
    for (; p + 4 <= depth; p += 4) {
      transposeQuads(rows + p, operand.stride, packed + p * width + i, width);
    }
    for (; p < depth; p++) {
      UNROLL for (int k = 0; k < 4; k++) {
        packed[p * width + i + k] = rows[k * operand.stride + p];
      }
    }
  }
  for (; i < count; i++) {
    for (intptr_t p = 0; p < depth; p++) { packed[p * width + i] = start[i * operand.stride + p]; }
  }
}

/// Packs a panel of B, with zeros up to whole vectors. The sums that they reach are thrown away.
INLINE void packPanel(
  struct Operand panel, intptr_t columns, intptr_t depth, intptr_t width, double *packed
) {
  if (columns == tileWidth) {
    pack(panel, tileWidth, depth, tileWidth, packed);
    return;
  }
  pack(panel, columns, depth, width, packed);
  for (intptr_t p = 0; p < depth; p++) {
    for (intptr_t j = columns; j < width; j++) { packed[p * width + j] = 0; }
  }
}

/// One panel of C: `rows` rows and at most tileWidth columns, from a block of A (packed, unless
/// `strided` is used) and a panel of B that may lie anywhere if it is of full width.
static void multiplyPanel(
  intptr_t rows, intptr_t columns, intptr_t depth, const double *packedA, struct Operand a,
  const double *b, intptr_t bDepthStride, double *c, intptr_t cStride, bool accumulating
) {
  const int vectors = (int)((columns + KERNEL_LANES - 1) / KERNEL_LANES);
  const bool whole = columns == (intptr_t)vectors * KERNEL_LANES;
  double edge[tileRows * tileWidth];
  for (intptr_t i = 0; i < rows; i += tileRows) {
    const int height = (int)smaller(tileRows, rows - i);
    double *target = whole ? c + i * cStride : edge;
    const intptr_t targetStride = whole ? cStride : tileWidth;
    if (!whole && accumulating) {
      for (int k = 0; k < height; k++) {
        copyPart(c + (i + k) * cStride, columns, edge + k * tileWidth);
      }
    }
    if (packedA) {
      multiplyPackedTile(
        height, vectors, depth, packedA + i * depth, b, bDepthStride, target, targetStride,
        accumulating);
    } else {
      struct Operand rest = a;
      rest.start += i * a.stride;
      multiplyStridedTile(
        height, vectors, depth, rest, b, bDepthStride, target, targetStride, accumulating);
    }
    if (!whole) {
      for (int k = 0; k < height; k++) {
        copyPart(edge + k * tileWidth, columns, c + (i + k) * cStride);
      }
    }
  }
}

/// The product by blocks: for each block of the inner index and of rows, all panels of B.
static __attribute__((noinline)) void multiplyByBlocks(
  intptr_t rows, intptr_t columns, intptr_t inner, struct Operand a, struct Operand b, double *c,
  bool accumulating
) {
  double packedA[blockRows * blockDepth] __attribute__((aligned(64)));
  double packedB[tileWidth * blockDepth] __attribute__((aligned(64)));
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
        const intptr_t filled = (width + KERNEL_LANES - 1) / KERNEL_LANES * KERNEL_LANES;
        const bool direct = !packsB && width == filled;
        if (!direct) { packPanel(panel, width, depth, filled, packedB); }
        multiplyPanel(
          height, width, depth, packsA ? packedA : NULL, block, direct ? panel.start : packedB,
          direct ? panel.depthStride : filled, c + i * columns + j, columns, continuing);
      }
    }
  }
}

/// Dot products of x with `count` rows that follow each other in memory, all chains side by side.
INLINE void dotProducts(
  const int count, intptr_t inner, const double *rows, const double *x, double *y,
  bool accumulating
) {
  double sum[8];
  UNROLL for (int i = 0; i < count; i++) { sum[i] = accumulating ? y[i] : 0; }
  for (intptr_t p = 0; p < inner; p++) {
    UNROLL for (int i = 0; i < count; i++) {
      sum[i] = __builtin_fma(rows[i * inner + p], x[p], sum[i]);
    }
  }
  UNROLL for (int i = 0; i < count; i++) { y[i] = sum[i]; }
}

static void multiplyRowsByVector(
  intptr_t count, intptr_t inner, const double *rows, const double *x, double *y,
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

static double dot(const double *restrict a, const double *restrict b, intptr_t count) {
  double sum = 0;
  for (intptr_t i = 0; i < count; i++) { sum = __builtin_fma(a[i], b[i], sum); }
  return sum;
}

static void multiply(
  intptr_t rows, intptr_t columns, intptr_t inner, const double *a, bool aTransposed,
  const double *b, bool bTransposed, double *c, bool accumulating
) {
  if (rows == 0 || columns == 0) { return; }
  if (inner == 0) {
    if (!accumulating) { __builtin_memset(c, 0, sizeof(double) * (size_t)(rows * columns)); }
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
  } else {
    struct Operand left = {a, aTransposed ? 1 : inner, aTransposed ? rows : 1};
    struct Operand right = {b, bTransposed ? inner : 1, bTransposed ? 1 : columns};
    multiplyByBlocks(rows, columns, inner, left, right, c, accumulating);
  }
}
