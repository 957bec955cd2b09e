// Products with a matrix of which many elements are zeros, as a ReLU leaves them. They are left out,
// which changes no sum: fma(0, b, sum) is sum for every finite b.

enum {
  /// Columns whose sums stay in registers.
  sparseVectors = 8,
  sparseWidth = sparseVectors * vectorLanes,
  /// Depth of a block: that much of a panel of so many columns stays in the first-level cache, as 24 kB
  /// do with AVX-512.
  sparseDepth = 48,
  /// Rows that meet it there.
  sparseRows = 128,
};

/// What is not zero in a part of a row.
struct SparseRow {
  intptr_t count;
  /// With room for a whole vector behind the last one.
  Real values[sparseDepth + vectorLanes] __attribute__((aligned(64)));
  /// Where the row of the panel is that each of them meets, in bytes.
  uint16_t offsets[sparseDepth + vectorLanes] __attribute__((aligned(32)));
};

INLINE void gatherNonzeros(const Real *row, intptr_t depth, struct SparseRow *out) {
  enum { stride = sparseWidth * sizeof(Real) };
  intptr_t count = 0, p = 0;
#if KERNEL_VECTOR_BYTES == 64
  if (sizeof(Real) == sizeof(float)) {
    const __m512i ascending =
      _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    for (; p + 16 <= depth; p += 16) {
      const __m512 values = _mm512_loadu_ps((const float *)row + p);
      const __mmask16 mask = _mm512_cmp_ps_mask(values, _mm512_setzero_ps(), _CMP_NEQ_UQ);
      const __m512i places = _mm512_add_epi32(ascending, _mm512_set1_epi32((int32_t)p));
      const __m512i offsets = _mm512_mullo_epi32(places, _mm512_set1_epi32(stride));
      _mm512_storeu_ps((float *)out->values + count, _mm512_maskz_compress_ps(mask, values));
      _mm256_storeu_si256(
        (__m256i_u *)(out->offsets + count),
        _mm512_cvtepi32_epi16(_mm512_maskz_compress_epi32(mask, offsets)));
      count += __builtin_popcount(mask);
    }
  } else {
    const __m512i ascending = _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7);
    for (; p + 8 <= depth; p += 8) {
      const __m512d values = _mm512_loadu_pd((const double *)row + p);
      const __mmask8 mask = _mm512_cmp_pd_mask(values, _mm512_setzero_pd(), _CMP_NEQ_UQ);
      const __m512i places = _mm512_add_epi64(ascending, _mm512_set1_epi64(p));
      const __m512i offsets = _mm512_mullo_epi64(places, _mm512_set1_epi64(stride));
      _mm512_storeu_pd((double *)out->values + count, _mm512_maskz_compress_pd(mask, values));
      _mm_storeu_si128(
        (__m128i_u *)(out->offsets + count),
        _mm512_cvtepi64_epi16(_mm512_maskz_compress_epi64(mask, offsets)));
      count += __builtin_popcount(mask);
    }
  }
#endif
  for (; p < depth; p++) {
    // What turns out to be zero is written over.
    out->values[count] = row[p];
    out->offsets[count] = (uint16_t)(p * stride);
    count += row[p] != 0;
  }
  out->count = count;
}

/// Some columns of one row of C: `columns` of them, which is sparseWidth where they are whole.
INLINE void multiplySparseRow(
  const struct SparseRow *row, const Real *panel, const bool areWhole, intptr_t columns, Real *c,
  bool accumulating
) {
  Vector sum[sparseVectors];
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
  for (intptr_t i = 0; i < row->count; i++) {
    const Vector value = row->values[i] - (Vector){0};
    const Real *b = (const Real *)((const char *)panel + row->offsets[i]);
    UNROLL for (int k = 0; k < sparseVectors; k++) {
      sum[k] = __builtin_elementwise_fma(value, *(const Vector *)(b + k * vectorLanes), sum[k]);
    }
  }
  UNROLL for (int k = 0; k < sparseVectors; k++) {
    const intptr_t first = k * vectorLanes;
    if (areWhole) {
      *(Vector *)(c + first) = sum[k];
    } else if (first < columns) {
      storePart(c + first, smaller(vectorLanes, columns - first), sum[k]);
    }
  }
}

static __attribute__((noinline)) void multiplySparse(
  intptr_t rows, intptr_t columns, intptr_t inner, const Real *a, const Real *b, Real *c,
  bool accumulating
) {
  struct SparseRow sparse[sparseRows];
  Real panel[sparseDepth * sparseWidth] __attribute__((aligned(64)));
  if (inner == 0 && !accumulating) {
    __builtin_memset(c, 0, sizeof(Real) * (size_t)(rows * columns));
  }
  for (intptr_t i = 0; i < rows; i += sparseRows) {
    const intptr_t height = smaller(sparseRows, rows - i);
    for (intptr_t p = 0; p < inner; p += sparseDepth) {
      const intptr_t depth = smaller(sparseDepth, inner - p);
      const bool continuing = accumulating || p > 0;
      for (intptr_t k = 0; k < height; k++) {
        gatherNonzeros(a + (i + k) * inner + p, depth, sparse + k);
      }
      for (intptr_t j = 0; j < columns; j += sparseWidth) {
        const intptr_t width = smaller(sparseWidth, columns - j);
        Real *target = c + i * columns + j;
        const Real *start = b + p * columns + j;
        if (width == sparseWidth) {
          for (intptr_t k = 0; k < depth; k++) {
            copyElements(start + k * columns, sparseWidth, panel + k * sparseWidth);
          }
          for (intptr_t k = 0; k < height; k++) {
            multiplySparseRow(sparse + k, panel, true, width, target + k * columns, continuing);
          }
        } else {
          // The rest of the panel is multiplied, too, but its products are thrown away.
          __builtin_memset(panel, 0, sizeof panel);
          for (intptr_t k = 0; k < depth; k++) {
            copyElements(start + k * columns, width, panel + k * sparseWidth);
          }
          for (intptr_t k = 0; k < height; k++) {
            multiplySparseRow(sparse + k, panel, false, width, target + k * columns, continuing);
          }
        }
      }
    }
  }
}
