// Products of which one operand is zero in many places, as what a ReLU lets through and what it passes
// back is: steps of the chains that would multiply by such a zero are left out.
//
// Every bit is what it would be with them. A zero times a finite number changes no sum but one of -0,
// which may become 0. So where the other operand is not finite, every step is taken; and where a
// chain ends with -0, which takes a product too small for the element, it is done again with every
// step. A chain that is at -0 only on the way is right: the next step that counts does not look at the
// sign of a zero.

enum {
  /// Vectors of the other operand side by side, at most, each with its sum in a register.
  skippingVectors = 8,
  /// Steps of a block, at most: those to take are the bits of one number.
  skippingDepth = 64,
  /// What a panel of the other operand takes at most, to stay in the first-level cache.
  skippingPanelBytes = 24576,
  /// Rows of a block.
  skippingRows = 512,
  /// Rows that are done before they are stored, where the product is stored as its transpose.
  skippingRowsAside = 16,
  /// As few columns as keep enough chains side by side, and as few rows as make packing pay.
  skippingColumnsAtLeast = 4 * vectorLanes,
  skippingRowsAtLeast = 32,
  /// How many lines of an operand are looked at.
  skippingSamples = 8,
};

/// Which of up to 64 elements are not zero, a bit each.
INLINE uint64_t placesNotZero(const Real *elements, intptr_t count) {
  uint64_t places = 0;
  for (intptr_t k = 0; k < count; k += vectorLanes) {
    const Vector part = loadPart(elements + k, smaller(vectorLanes, count - k));
    places |= laneBits(part != (Vector){0}) << k;
  }
  return places;
}

INLINE bool isFinite(const Real *elements, intptr_t wholeVectors) {
  // Zero times what is not finite is NaN, and so is every sum with it.
  Vector sums[4] = {{0}, {0}, {0}, {0}};
  intptr_t k = 0;
  for (; k + 4 <= wholeVectors; k += 4) {
    UNROLL for (int i = 0; i < 4; i++) {
      const Vector x = *(const Vector *)(elements + (k + i) * vectorLanes);
      sums[i] = __builtin_elementwise_fma((Vector){0}, x, sums[i]);
    }
  }
  for (; k < wholeVectors; k++) {
    const Vector x = *(const Vector *)(elements + k * vectorLanes);
    sums[0] = __builtin_elementwise_fma((Vector){0}, x, sums[0]);
  }
  const Vector sum = sums[0] + sums[1] + (sums[2] + sums[3]);
  return laneBits(sum != (Vector){0}) == 0;
}

/// One row of a product with a panel: c (+)= Σ a[p] b[p], the steps p ascending; `vectors` is a
/// constant. Without `everyStep` nothing is stored, and the answer is no, where a sum is -0.
INLINE bool takeSteps(
  const int vectors, intptr_t columns, uint64_t steps, bool everyStep, const Real *a,
  const Real *b, Real *c, bool accumulating
) {
  const int last = vectors - 1;
  const intptr_t inLast = columns - last * vectorLanes;
  Vector sum[skippingVectors];
  UNROLL for (int k = 0; k < vectors; k++) {
    const Real *start = c + k * vectorLanes;
    if (!accumulating) {
      sum[k] = (Vector){0};
    } else if (k < last) {
      sum[k] = *(const Vector *)start;
    } else {
      sum[k] = loadPart(start, inLast);
    }
  }
  for (; steps != 0; steps &= steps - 1) {
    const intptr_t p = __builtin_ctzll(steps);
    const Vector factor = a[p] - (Vector){0};
    const Real *row = b + p * (vectors * vectorLanes);
    UNROLL for (int k = 0; k < vectors; k++) {
      sum[k] = __builtin_elementwise_fma(factor, *(const Vector *)(row + k * vectorLanes), sum[k]);
    }
  }
  if (!everyStep) {
    // As an integer of the size of an element, the pattern of -0 is the smallest of all.
    Lanes smallest = (Lanes)sum[0];
    UNROLL for (int k = 1; k < vectors; k++) {
      smallest = __builtin_elementwise_min(smallest, (Lanes)sum[k]);
    }
    if (__builtin_expect(laneBits(smallest == (Lanes)-(Vector){0}) != 0, 0)) { return false; }
  }
  UNROLL for (int k = 0; k < vectors; k++) {
    Real *start = c + k * vectorLanes;
    if (k < last) {
      *(Vector *)start = sum[k];
    } else {
      storePart(start, inLast, sum[k]);
    }
  }
  return true;
}

/// Some rows of a product with a panel. Row i takes the steps[i], or every step where that is NULL.
INLINE void takeStepsOfRows(
  const int vectors, intptr_t rows, intptr_t columns, intptr_t depth, const uint64_t *steps,
  const Real *a, intptr_t aStride, const Real *b, Real *c, intptr_t cStride, bool accumulating
) {
  const uint64_t every = ~(uint64_t)0 >> (64 - depth);
  for (intptr_t i = 0; i < rows; i++) {
    const Real *row = a + i * aStride;
    Real *target = c + i * cStride;
    if (
      !steps
      || !takeSteps(vectors, columns, steps[i], false, row, b, target, accumulating)
    ) {
      takeSteps(vectors, columns, every, true, row, b, target, accumulating);
    }
  }
}

static void multiplySkippingPanel(
  intptr_t rows, intptr_t columns, intptr_t depth, const uint64_t *steps, const Real *a,
  intptr_t aStride, const Real *b, Real *c, intptr_t cStride, bool accumulating
) {
#define PANEL_OF_VECTORS(COUNT) \
  case COUNT: \
    takeStepsOfRows( \
      COUNT, rows, columns, depth, steps, a, aStride, b, c, cStride, accumulating); \
    break;
  switch ((columns + vectorLanes - 1) / vectorLanes) {
    PANEL_OF_VECTORS(1)
    PANEL_OF_VECTORS(2)
    PANEL_OF_VECTORS(3)
    PANEL_OF_VECTORS(4)
    PANEL_OF_VECTORS(5)
    PANEL_OF_VECTORS(6)
    PANEL_OF_VECTORS(7)
    PANEL_OF_VECTORS(8)
  }
#undef PANEL_OF_VECTORS
}

/// The same with element (i, j) of the product at c[j * cStride + i]: some rows at a time are
/// computed aside.
static void multiplySkippingPanelAside(
  intptr_t rows, intptr_t columns, intptr_t depth, const uint64_t *steps, const Real *a,
  intptr_t aStride, const Real *b, Real *c, intptr_t cStride, bool accumulating
) {
  Real aside[skippingRowsAside * skippingVectors * vectorLanes] __attribute__((aligned(64)));
  for (intptr_t i = 0; i < rows; i += skippingRowsAside) {
    const intptr_t height = smaller(skippingRowsAside, rows - i);
    const struct Operand before = {c + i, cStride, 1};
    if (accumulating) { pack(before, columns, height, columns, aside); }
    multiplySkippingPanel(
      height, columns, depth, steps ? steps + i : NULL, a + i * aStride, aStride, b, aside,
      columns, accumulating);
    // Line by line of the product's memory, where both halves of a line are written at once.
    for (intptr_t j = 0; j < columns; j += 8) {
      const struct Operand after = {aside + j, columns, 1};
      pack(after, height, smaller(8, columns - j), cStride, c + j * cStride + i);
    }
  }
}

/// C (+)= A B, leaving out what zeros of A would multiply; or the transpose of C, if `aside`.
static __attribute__((noinline)) void multiplySkipping(
  intptr_t rows, intptr_t columns, intptr_t inner, struct Operand a, struct Operand b, Real *c,
  intptr_t cStride, bool aside, bool accumulating
) {
  Real packedA[skippingRows * skippingDepth] __attribute__((aligned(64)));
  Real packedB[skippingVectors * vectorLanes * skippingDepth] __attribute__((aligned(64)));
  uint64_t steps[skippingRows];
  const intptr_t depthBlocks = (inner + skippingDepth - 1) / skippingDepth;
  const intptr_t depthStep = (inner + depthBlocks - 1) / depthBlocks;
  const intptr_t vectors = (columns + vectorLanes - 1) / vectorLanes;
  const intptr_t widest =
    smaller(skippingVectors, skippingPanelBytes / (depthStep * KERNEL_VECTOR_BYTES));
  const intptr_t panels = (vectors + widest - 1) / widest;
  for (intptr_t p = 0; p < inner; p += depthStep) {
    const intptr_t depth = smaller(depthStep, inner - p);
    const bool continuing = accumulating || p > 0;
    for (intptr_t i = 0; i < rows; i += skippingRows) {
      const intptr_t height = smaller(skippingRows, rows - i);
      const Real *block = a.start + i * a.stride + p * a.depthStride;
      intptr_t blockStride = a.stride;
      if (a.depthStride != 1) {
        const struct Operand lines = {block, a.depthStride, a.stride};
        pack(lines, depth, height, depth, packedA);
        block = packedA;
        blockStride = depth;
      }
      for (intptr_t k = 0; k < height; k++) {
        steps[k] = placesNotZero(block + k * blockStride, depth);
      }
      for (intptr_t q = 0; q < panels; q++) {
        const intptr_t j = vectors * q / panels * vectorLanes;
        const intptr_t end = smaller(vectors * (q + 1) / panels * vectorLanes, columns);
        const intptr_t filled = (end - j + vectorLanes - 1) / vectorLanes * vectorLanes;
        const struct Operand panel = {
          b.start + j * b.stride + p * b.depthStride, b.stride, b.depthStride};
        packPanel(panel, end - j, depth, filled, packedB);
        const uint64_t *taken = isFinite(packedB, depth * filled / vectorLanes) ? steps : NULL;
        if (aside) {
          multiplySkippingPanelAside(
            height, end - j, depth, taken, block, blockStride, packedB, c + j * cStride + i,
            cStride, continuing);
        } else {
          multiplySkippingPanel(
            height, end - j, depth, taken, block, blockStride, packedB, c + i * cStride + j,
            cStride, continuing);
        }
      }
    }
  }
}

/// Whether A looks as if leaving out its zeros were faster than taking every step: from what is zero
/// of a few lines of its memory. What is computed aside has to be laid out anew.
static bool isWorthSkipping(
  intptr_t rows, intptr_t columns, intptr_t inner, struct Operand a, bool aside
) {
  if (rows < skippingRowsAtLeast || columns < skippingColumnsAtLeast) { return false; }
  const bool linesAreRows = a.depthStride == 1;
  const intptr_t lines = linesAreRows ? rows : inner, length = linesAreRows ? inner : rows;
  const intptr_t stride = linesAreRows ? a.stride : a.depthStride;
  const intptr_t samples = smaller(lines, skippingSamples);
  intptr_t notZero = 0;
  for (intptr_t s = 0; s < samples; s++) {
    const Real *line = a.start + lines * s / samples * stride;
    for (intptr_t k = 0; k < length; k += 64) {
      notZero += __builtin_popcountll(placesNotZero(line + k, smaller(64, length - k)));
    }
  }
  // A step by itself takes longer than one of a dense tile.
  return 20 * notZero < (aside ? 13 : 15) * samples * length;
}
