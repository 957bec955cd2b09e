// Tiles: pieces of a product that fit into the registers.

enum {
  tileRows = KERNEL_TILE_ROWS,
  tileWidth = KERNEL_TILE_VECTORS * vectorLanes,
};

/// An operand in memory: element (i, p) at start[i * stride + p * depthStride].
struct Operand {
  const Real *start;
  intptr_t stride;
  intptr_t depthStride;
};

/// c[rows x columns] (+)= a * b, with all sums in registers; rows and vectors are constants. The
/// last vector may be filled in part.
INLINE void multiplyTile(
  const int rows, const int vectors, intptr_t columns, intptr_t depth, struct Operand a,
  const Real *b, intptr_t bDepthStride, Real *c, intptr_t cStride, bool accumulating
) {
  const int last = vectors - 1;
  const intptr_t inLast = columns - last * vectorLanes;
  Vector sum[KERNEL_TILE_ROWS][KERNEL_TILE_VECTORS];
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int k = 0; k < vectors; k++) {
      const Real *start = c + i * cStride + k * vectorLanes;
      if (!accumulating) {
        sum[i][k] = (Vector){0};
      } else if (k < last) {
        sum[i][k] = *(const Vector *)start;
      } else {
        sum[i][k] = loadPart(start, inLast);
      }
    }
  }
  for (intptr_t p = 0; p < depth; p++) {
    Vector column[KERNEL_TILE_VECTORS];
    UNROLL for (int k = 0; k < vectors; k++) {
      column[k] = *(const Vector *)(b + p * bDepthStride + k * vectorLanes);
    }
    UNROLL for (int i = 0; i < rows; i++) {
      // Subtracting zero changes no number, -0 neither, so this costs nothing but a broadcast.
      Vector row = a.start[i * a.stride + p * a.depthStride] - (Vector){0};
      UNROLL for (int k = 0; k < vectors; k++) {
        sum[i][k] = __builtin_elementwise_fma(row, column[k], sum[i][k]);
      }
    }
  }
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int k = 0; k < vectors; k++) {
      Real *start = c + i * cStride + k * vectorLanes;
      if (k < last) {
        *(Vector *)start = sum[i][k];
      } else {
        storePart(start, inLast, sum[i][k]);
      }
    }
  }
}

INLINE void multiplyTileOfRows(
  const int rows, intptr_t columns, intptr_t depth, struct Operand a, const Real *b,
  intptr_t bDepthStride, Real *c, intptr_t cStride, bool accumulating
) {
  // Sizes that a tile does not have fall away when this is compiled.
#define TILE_OF_VECTORS(COUNT) \
  case COUNT: \
    if (COUNT <= KERNEL_TILE_VECTORS) { \
      multiplyTile(rows, COUNT, columns, depth, a, b, bDepthStride, c, cStride, accumulating); \
    } \
    break;
  switch ((columns + vectorLanes - 1) / vectorLanes) {
    TILE_OF_VECTORS(1)
    TILE_OF_VECTORS(2)
    TILE_OF_VECTORS(3)
    TILE_OF_VECTORS(4)
  }
#undef TILE_OF_VECTORS
}

INLINE void multiplyTileOfAnySize(
  int rows, intptr_t columns, intptr_t depth, struct Operand a, const Real *b,
  intptr_t bDepthStride, Real *c, intptr_t cStride, bool accumulating
) {
#define TILE_OF_ROWS(COUNT) \
  case COUNT: \
    if (COUNT <= KERNEL_TILE_ROWS) { \
      multiplyTileOfRows(COUNT, columns, depth, a, b, bDepthStride, c, cStride, accumulating); \
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
    TILE_OF_ROWS(9)
    TILE_OF_ROWS(10)
    TILE_OF_ROWS(11)
    TILE_OF_ROWS(12)
    TILE_OF_ROWS(13)
    TILE_OF_ROWS(14)
  }
#undef TILE_OF_ROWS
}

static void multiplyPackedTile(
  int rows, intptr_t columns, intptr_t depth, const Real *a, const Real *b,
  intptr_t bDepthStride, Real *c, intptr_t cStride, bool accumulating
) {
  struct Operand packed = {.start = a, .stride = 1, .depthStride = tileRows};
  multiplyTileOfAnySize(
    rows, columns, depth, packed, b, bDepthStride, c, cStride, accumulating);
}

static void multiplyStridedTile(
  int rows, intptr_t columns, intptr_t depth, struct Operand a, const Real *b,
  intptr_t bDepthStride, Real *c, intptr_t cStride, bool accumulating
) {
  multiplyTileOfAnySize(rows, columns, depth, a, b, bDepthStride, c, cStride, accumulating);
}
