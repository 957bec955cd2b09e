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
