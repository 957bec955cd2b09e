// Parts of vectors, where the columns of a matrix end before a vector does.

/// The first `count` elements, from 0 to all, and zeros; reads nothing beyond them.
INLINE Vector loadPart(const Real *from, intptr_t count) {
#if KERNEL_VECTOR_BYTES == 64
  const uint32_t mask = (1u << count) - 1;
  return sizeof(Real) == sizeof(float)
    ? (Vector)_mm512_maskz_loadu_ps((__mmask16)mask, from)
    : (Vector)_mm512_maskz_loadu_pd((__mmask8)mask, from);
#elif KERNEL_VECTOR_BYTES == 32
  static const int32_t masks[16] = {-1, -1, -1, -1, -1, -1, -1, -1};
  const int32_t *start = masks + 8 - count * (intptr_t)(sizeof(Real) / sizeof(int32_t));
  const __m256i mask = _mm256_loadu_si256((const __m256i_u *)start);
  return sizeof(Real) == sizeof(float)
    ? (Vector)_mm256_maskload_ps((const float *)from, mask)
    : (Vector)_mm256_maskload_pd((const double *)from, mask);
#else
  Vector part = {0};
  for (int k = 0; k < vectorLanes; k++) {
    if (k < count) { part[k] = from[k]; }
  }
  return part;
#endif
}

/// Stores the first `count` elements, from 0 to all.
INLINE void storePart(Real *to, intptr_t count, Vector part) {
#if KERNEL_VECTOR_BYTES == 64
  const uint32_t mask = (1u << count) - 1;
  if (sizeof(Real) == sizeof(float)) {
    _mm512_mask_storeu_ps(to, (__mmask16)mask, (__m512)part);
  } else {
    _mm512_mask_storeu_pd(to, (__mmask8)mask, (__m512d)part);
  }
#else
  if (count == vectorLanes) {
    *(Vector *)to = part;
    return;
  }
  // A masked store is slow on some processors.
  Real elements[vectorLanes];
  *(Vector *)elements = part;
  intptr_t k = 0;
  if (count & 4) {
    *(Quad *)to = *(const Quad *)elements;
    k = 4;
  }
  for (; k < count; k++) { to[k] = elements[k]; }
#endif
}

/// Which lanes of a comparison say yes, a bit each.
INLINE uint64_t laneBits(Lanes lanes) {
#if KERNEL_VECTOR_BYTES == 64
  return sizeof(Real) == sizeof(float)
    ? (uint64_t)_mm512_movepi32_mask((__m512i)lanes)
    : (uint64_t)_mm512_movepi64_mask((__m512i)lanes);
#elif KERNEL_VECTOR_BYTES == 32
  return sizeof(Real) == sizeof(float)
    ? (uint64_t)(uint32_t)_mm256_movemask_ps((__m256)lanes)
    : (uint64_t)(uint32_t)_mm256_movemask_pd((__m256d)lanes);
#else
  uint64_t bits = 0;
  for (int k = 0; k < vectorLanes; k++) { bits |= (uint64_t)(lanes[k] != 0) << k; }
  return bits;
#endif
}

/// Copies elements, whole vectors first.
INLINE void copyElements(const Real *from, intptr_t count, Real *to) {
  intptr_t j = 0;
  for (; j + vectorLanes <= count; j += vectorLanes) {
    *(Vector *)(to + j) = *(const Vector *)(from + j);
  }
#if KERNEL_VECTOR_BYTES == 64
  if (j < count) { storePart(to + j, count - j, loadPart(from + j, count - j)); }
#else
  for (; j + 4 <= count; j += 4) { *(Quad *)(to + j) = *(const Quad *)(from + j); }
  for (; j < count; j++) { to[j] = from[j]; }
#endif
}

INLINE void clearElements(Real *out, intptr_t count) {
  __builtin_memset(out, 0, sizeof(Real) * (size_t)count);
}

/// out += from, element by element.
INLINE void addElements(const Real *from, intptr_t count, Real *out) {
  intptr_t j = 0;
  for (; j + vectorLanes <= count; j += vectorLanes) {
    *(Vector *)(out + j) += *(const Vector *)(from + j);
  }
#if KERNEL_VECTOR_BYTES == 64
  const intptr_t rest = count - j;
  if (rest > 0) { storePart(out + j, rest, loadPart(out + j, rest) + loadPart(from + j, rest)); }
#else
  for (; j + 4 <= count; j += 4) { *(Quad *)(out + j) += *(const Quad *)(from + j); }
  for (; j < count; j++) { out[j] += from[j]; }
#endif
}
