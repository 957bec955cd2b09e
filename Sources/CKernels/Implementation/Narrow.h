// Layers of few features. Samples lie side by side, a row for each feature, so that vectors are full
// however narrow a layer is.

/// Whether any lane is something else than zero.
INLINE bool anyNonzero(Vector x) {
#if KERNEL_VECTOR_BYTES == 64
  return sizeof(Real) == sizeof(float)
    ? _mm512_cmp_ps_mask((__m512)x, _mm512_setzero_ps(), _CMP_NEQ_UQ) != 0
    : _mm512_cmp_pd_mask((__m512d)x, _mm512_setzero_pd(), _CMP_NEQ_UQ) != 0;
#elif KERNEL_VECTOR_BYTES == 32
  return sizeof(Real) == sizeof(float)
    ? _mm256_movemask_ps(_mm256_cmp_ps((__m256)x, _mm256_setzero_ps(), _CMP_NEQ_UQ)) != 0
    : _mm256_movemask_pd(_mm256_cmp_pd((__m256d)x, _mm256_setzero_pd(), _CMP_NEQ_UQ)) != 0;
#else
  bool any = false;
  for (int k = 0; k < vectorLanes; k++) { any |= x[k] != 0; }
  return any;
#endif
}

/// max(x, 0), and not a number where x is none.
INLINE Vector rectifiedLanes(Vector x) {
#if KERNEL_VECTOR_BYTES == 64
  return sizeof(Real) == sizeof(float)
    ? (Vector)_mm512_maskz_mov_ps(
        _mm512_cmp_ps_mask((__m512)x, _mm512_setzero_ps(), _CMP_NLE_UQ), (__m512)x)
    : (Vector)_mm512_maskz_mov_pd(
        _mm512_cmp_pd_mask((__m512d)x, _mm512_setzero_pd(), _CMP_NLE_UQ), (__m512d)x);
#else
  return (Vector)((Lanes)x & ~(x <= 0));
#endif
}

struct NarrowLayer {
  intptr_t samples, inner, outputs;
  const Real *weights, *bias;
  bool rectifies;
};

/// `vectors` vectors of samples of `outputs` features, from those of the inputs that are listed.
INLINE void narrowTile(
  const int vectors, const int outputs, const struct NarrowLayer *layer, const Real *input,
  const int32_t *listed, intptr_t count, intptr_t firstOutput, Real *out
) {
  enum { most = 16 };
  Vector sum[most];
  UNROLL for (int i = 0; i < outputs * vectors; i++) {
    sum[i] = (layer->bias ? layer->bias[firstOutput + i / vectors] : 0) - (Vector){0};
  }
  for (intptr_t n = 0; n < count; n++) {
    const intptr_t j = listed ? listed[n] : n;
    const Real *x = input + j * layer->samples;
    const Real *w = layer->weights + j * layer->outputs + firstOutput;
    UNROLL for (int k = 0; k < outputs; k++) {
      UNROLL for (int v = 0; v < vectors; v++) {
        sum[k * vectors + v] = __builtin_elementwise_fma(
          *(const Vector *)(x + v * vectorLanes), w[k] - (Vector){0}, sum[k * vectors + v]);
      }
    }
  }
  UNROLL for (int k = 0; k < outputs; k++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      Vector y = sum[k * vectors + v];
      if (layer->rectifies) { y = rectifiedLanes(y); }
      *(Vector *)(out + (firstOutput + k) * layer->samples + v * vectorLanes) = y;
    }
  }
}

static void narrowLinear(
  intptr_t samples, intptr_t inner, intptr_t outputs, const Real *input, const Real *weights,
  const Real *bias, bool rectifies, bool leavesOutZeros, Real *out
) {
  enum { most = 256 };
  const struct NarrowLayer layer = {samples, inner, outputs, weights, bias, rectifies};
  int32_t listed[most];
  const bool lists = leavesOutZeros && inner <= most;
  const intptr_t wide = outputs / 16 * 16;
  for (intptr_t i = 0; i < samples && wide > 0; i += vectorLanes) {
    intptr_t count = inner;
    if (lists) {
      count = 0;
      for (intptr_t j = 0; j < inner; j++) {
        listed[count] = (int32_t)j;
        count += anyNonzero(*(const Vector *)(input + j * samples + i));
      }
    }
    for (intptr_t k = 0; k < wide; k += 16) {
      narrowTile(1, 16, &layer, input + i, lists ? listed : NULL, count, k, out + i);
    }
  }
  if (wide == outputs) { return; }
  intptr_t i = 0;
#define NARROW_TILES(VECTORS) \
  for (; i + (VECTORS) * vectorLanes <= samples; i += (VECTORS) * vectorLanes) { \
    intptr_t k = wide; \
    for (; k + 4 <= outputs; k += 4) { \
      narrowTile(VECTORS, 4, &layer, input + i, NULL, inner, k, out + i); \
    } \
    for (; k < outputs; k++) { \
      narrowTile(VECTORS, 1, &layer, input + i, NULL, inner, k, out + i); \
    } \
  }
  NARROW_TILES(4)
  NARROW_TILES(1)
#undef NARROW_TILES
}

enum {
  /// Samples that go through two layers at once. They are the same in every instruction set, and so is
  /// the order of the sums.
  cellSamples = 16,
  cellVectors = cellSamples / vectorLanes,
  /// Units between two layers that go through at once.
  cellUnits = 64,
};

struct NarrowPair {
  intptr_t samples, inner, outputs;
  const Real *firstWeights, *firstBias, *weights, *bias;
  bool rectifies;
};

/// What a ReLU leaves of some neighbouring samples.
struct NarrowCell {
  /// Units that are above zero for some of them, and what they are.
  Real rectified[cellUnits * cellSamples] __attribute__((aligned(64)));
  int32_t bent[cellUnits];
  intptr_t bentCount;
  /// Units that are above zero for all of them, so that they are affine in the inputs.
  int32_t affine[cellUnits];
  intptr_t affineCount;
  /// What these are behind the second layer: by output a weight of each input, and what does not depend
  /// on any.
  Real joined[3][cellUnits];
};

/// A unit in front of its ReLU, for a vector of samples.
INLINE Vector unitBetween(
  const int inputs, const struct NarrowPair *pair, const Vector *x, intptr_t unit
) {
  Vector y = (pair->firstBias ? pair->firstBias[unit] : 0) - (Vector){0};
  UNROLL for (int i = 0; i < inputs; i++) {
    y = __builtin_elementwise_fma(
      x[i * cellVectors], pair->firstWeights[i * pair->inner + unit] - (Vector){0}, y);
  }
  return y;
}

INLINE void findCell(
  const int inputs, const struct NarrowPair *pair, const Real *input, struct NarrowCell *cell
) {
  Vector x[2 * cellVectors];
  UNROLL for (int i = 0; i < inputs; i++) {
    UNROLL for (int v = 0; v < cellVectors; v++) {
      x[i * cellVectors + v] = *(const Vector *)(input + i * pair->samples + v * vectorLanes);
    }
  }
  intptr_t affineCount = 0, bentCount = 0;
  for (intptr_t j = 0; j < pair->inner; j++) {
    uint64_t zeros = 0;
    UNROLL for (int v = 0; v < cellVectors; v++) {
      zeros |= laneBits(unitBetween(inputs, pair, x + v, j) <= 0) << (v * vectorLanes);
    }
    // Written in any case and counted where it is so, as nobody can foresee which.
    cell->affine[affineCount] = cell->bent[bentCount] = (int32_t)j;
    affineCount += zeros == 0;
    bentCount += zeros != 0 && zeros != (1u << cellSamples) - 1;
  }
  for (intptr_t n = 0; n < bentCount; n++) {
    UNROLL for (int v = 0; v < cellVectors; v++) {
      *(Vector *)(cell->rectified + n * cellSamples + v * vectorLanes) =
        rectifiedLanes(unitBetween(inputs, pair, x + v, cell->bent[n]));
    }
  }
  cell->affineCount = affineCount;
  cell->bentCount = bentCount;
}

/// Some elements as one vector, of as many registers as it takes.
typedef Real Sixteen __attribute__((vector_size(16 * sizeof(Real)), aligned(sizeof(Real))));

/// The products of the weights in front of units that are affine and those behind, summed, for some
/// outputs.
INLINE void joinLayers(
  const int inputs, const int outputs, const struct NarrowPair *pair, intptr_t firstOutput,
  struct NarrowCell *cell
) {
  Sixteen joined[3] = {0};
  UNROLL for (int k = 0; k < outputs; k++) {
    joined[inputs][k] = pair->bias ? pair->bias[firstOutput + k] : 0;
  }
  for (intptr_t n = 0; n < cell->affineCount; n++) {
    const intptr_t j = cell->affine[n];
    const Real *weights = pair->weights + j * pair->outputs + firstOutput;
    Sixteen row = {0};
    if (outputs == 16) {
      row = *(const Sixteen *)weights;
    } else {
      row[0] = weights[0];
    }
    UNROLL for (int i = 0; i < inputs; i++) {
      const Real factor = pair->firstWeights[i * pair->inner + j];
      joined[i] = __builtin_elementwise_fma(factor - (Sixteen){0}, row, joined[i]);
    }
    const Real factor = pair->firstBias ? pair->firstBias[j] : 0;
    joined[inputs] = __builtin_elementwise_fma(factor - (Sixteen){0}, row, joined[inputs]);
  }
  UNROLL for (int i = 0; i <= inputs; i++) {
    UNROLL for (int k = 0; k < outputs; k++) { cell->joined[i][firstOutput + k] = joined[i][k]; }
  }
}

/// Some features behind the second layer.
INLINE void narrowCell(
  const int inputs, const int outputs, const struct NarrowPair *pair, const Real *input,
  const struct NarrowCell *cell, intptr_t firstOutput, Real *out
) {
  enum { most = 16 };
  const Real *weights = pair->weights + firstOutput;
  UNROLL for (int v = 0; v < cellVectors; v++) {
    Vector sum[most];
    UNROLL for (int k = 0; k < outputs; k++) { sum[k] = cell->joined[inputs][firstOutput + k] - (Vector){0}; }
    UNROLL for (int i = 0; i < inputs; i++) {
      const Vector x = *(const Vector *)(input + i * pair->samples + v * vectorLanes);
      UNROLL for (int k = 0; k < outputs; k++) {
        sum[k] = __builtin_elementwise_fma(
          x, cell->joined[i][firstOutput + k] - (Vector){0}, sum[k]);
      }
    }
    for (intptr_t n = 0; n < cell->bentCount; n++) {
      const Vector x = *(const Vector *)(cell->rectified + n * cellSamples + v * vectorLanes);
      const Real *w = weights + cell->bent[n] * pair->outputs;
      UNROLL for (int k = 0; k < outputs; k++) {
        sum[k] = __builtin_elementwise_fma(x, w[k] - (Vector){0}, sum[k]);
      }
    }
    UNROLL for (int k = 0; k < outputs; k++) {
      const Vector y = pair->rectifies ? rectifiedLanes(sum[k]) : sum[k];
      *(Vector *)(out + (firstOutput + k) * pair->samples + v * vectorLanes) = y;
    }
  }
}

INLINE void narrowPairOf(
  const int inputs, const struct NarrowPair *pair, const Real *input, Real *out
) {
  struct NarrowCell cell;
  for (intptr_t i = 0; i < pair->samples; i += cellSamples) {
    findCell(inputs, pair, input + i, &cell);
    const intptr_t wide = pair->outputs / 16 * 16;
    for (intptr_t k = 0; k < wide; k += 16) { joinLayers(inputs, 16, pair, k, &cell); }
    for (intptr_t k = wide; k < pair->outputs; k++) { joinLayers(inputs, 1, pair, k, &cell); }
    for (intptr_t k = 0; k < wide; k += 16) {
      narrowCell(inputs, 16, pair, input + i, &cell, k, out + i);
    }
    for (intptr_t k = wide; k < pair->outputs; k++) {
      narrowCell(inputs, 1, pair, input + i, &cell, k, out + i);
    }
  }
}

static void narrowPair(
  intptr_t samples, intptr_t inputs, intptr_t inner, intptr_t outputs, const Real *input,
  const Real *firstWeights, const Real *firstBias, const Real *weights, const Real *bias,
  bool rectifies, Real *out
) {
  const struct NarrowPair pair = {
    samples, inner, outputs, firstWeights, firstBias, weights, bias, rectifies,
  };
  if (inputs == 1) {
    narrowPairOf(1, &pair, input, out);
  } else {
    narrowPairOf(2, &pair, input, out);
  }
}
