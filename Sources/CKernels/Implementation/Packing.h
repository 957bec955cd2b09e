// Packing: laying parts of an operand out in the order in which the tiles read them.

/// Turns a 4 x 4 block whose rows lie `stride` apart into one whose rows lie `outStride` apart.
INLINE void transposeQuads(
  const Real *from, intptr_t stride, Real *to, intptr_t outStride
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

/// The same for 8 x 8: pairs within quads first, then pairs of pairs, then quads.
INLINE void transposeOctets(
  const Real *from, intptr_t stride, Real *to, intptr_t outStride
) {
  Octet rows[8], pairs[8], quads[8];
  UNROLL for (int i = 0; i < 8; i++) { rows[i] = *(const Octet *)(from + i * stride); }
  UNROLL for (int i = 0; i < 8; i += 2) {
    pairs[i] = __builtin_shufflevector(rows[i], rows[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    pairs[i + 1] = __builtin_shufflevector(rows[i], rows[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  UNROLL for (int i = 0; i < 8; i += 4) {
    UNROLL for (int k = 0; k < 2; k++) {
      Octet low = pairs[i + k], high = pairs[i + k + 2];
      quads[i + 2 * k] = __builtin_shufflevector(low, high, 0, 1, 8, 9, 4, 5, 12, 13);
      quads[i + 2 * k + 1] = __builtin_shufflevector(low, high, 2, 3, 10, 11, 6, 7, 14, 15);
    }
  }
  UNROLL for (int i = 0; i < 4; i++) {
    *(Octet *)(to + i * outStride) =
      __builtin_shufflevector(quads[i], quads[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    *(Octet *)(to + (i + 4) * outStride) =
      __builtin_shufflevector(quads[i], quads[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

/// Lays `count` rows or columns of an operand side by side, depth by depth, `width` apart.
INLINE void pack(
  struct Operand operand, intptr_t count, intptr_t depth, intptr_t width, Real *packed
) {
  const Real *start = operand.start;
  if (operand.stride == 1) {
    for (intptr_t p = 0; p < depth; p++) {
      copyElements(start + p * operand.depthStride, count, packed + p * width);
    }
    return;
  }
  intptr_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const Real *rows = start + i * operand.stride;
    intptr_t p = 0;
    for (; p + 8 <= depth; p += 8) {
      transposeOctets(rows + p, operand.stride, packed + p * width + i, width);
    }
    for (; p < depth; p++) {
      UNROLL for (int k = 0; k < 8; k++) {
        packed[p * width + i + k] = rows[k * operand.stride + p];
      }
    }
  }
  for (; i + 4 <= count; i += 4) {
    const Real *rows = start + i * operand.stride;
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
  struct Operand panel, intptr_t columns, intptr_t depth, intptr_t width, Real *packed
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
