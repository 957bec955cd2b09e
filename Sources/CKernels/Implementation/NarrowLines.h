// Two narrow layers with a ReLU behind each, and the outputs, along a line of points of a plane.
//
// In front of the first ReLU every unit of a sample is linear in the coordinate x, and so are all weights.
// As long as the same units are above zero, what they add up to in front of the second ReLU is quadratic
// in x. Its coefficients are summed in groups of units, and from one point to the next only those groups
// are summed anew in which a unit crosses zero: so the sums at a point do not depend on the points that it
// shares a line with.

enum {
  linePoints = KERNEL_LINE_POINTS,
  lineUnits = KERNEL_LINE_UNITS,
  lineOutputs = KERNEL_LINE_OUTPUTS,
  /// Units whose sum is kept.
  lineGroup = 8,
};

/// Some elements as one vector, of as many registers as it takes.
typedef Real Sixteen __attribute__((vector_size(16 * sizeof(Real)), aligned(sizeof(Real))));

/// A quadratic for each of some features: of x to the power of 0, 1 and 2.
struct LineCoefficients {
  Sixteen of[3][lineUnits / 16];
};

struct LineRoom {
  /// In front of the second ReLU: units x features at x = 0, and how they grow with x.
  Real weights[lineUnits * lineUnits], slopes[lineUnits * lineUnits];
  /// In front of the first ReLU, for the sample at hand: at x = 0, and how they grow with x.
  Real units[lineUnits], unitSlopes[lineUnits];
  /// At each point, a bit for each unit that is above zero.
  uint64_t above[linePoints];
  /// Of each group of units.
  struct LineCoefficients groups[lineUnits / lineGroup];
  /// What each feature contributes to an output, in sixteen sums, at sixteen points.
  Sixteen parts[lineOutputs][16];
};

INLINE void rectifySixteen(Sixteen *x) {
  UNROLL for (int i = 0; i < 16; i += vectorLanes) {
    Vector *part = (Vector *)((Real *)x + i);
    *part = rectifiedLanes(*part);
  }
}

/// out = bias + the sum of each of sixteen vectors.
INLINE void sumSixteen(const Sixteen *parts, const Real *bias, Real *out) {
#define HALVES(A, B, FIRST, SECOND) \
  (__builtin_shufflevector(A, B, FIRST) + __builtin_shufflevector(A, B, SECOND))
#define LOW_PAIRS 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29
#define HIGH_PAIRS 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31
#define LOW_QUADS 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29
#define HIGH_QUADS 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31
#define EVEN_FOURTHS 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27
#define ODD_FOURTHS 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31
  Sixteen fourths[4];
  UNROLL for (int i = 0; i < 4; i++) {
    const Sixteen *four = parts + 4 * i;
    const Sixteen first = HALVES(four[0], four[1], LOW_PAIRS, HIGH_PAIRS);
    const Sixteen second = HALVES(four[2], four[3], LOW_PAIRS, HIGH_PAIRS);
    fourths[i] = HALVES(first, second, LOW_QUADS, HIGH_QUADS);
  }
  const Sixteen first = HALVES(fourths[0], fourths[1], EVEN_FOURTHS, ODD_FOURTHS);
  const Sixteen second = HALVES(fourths[2], fourths[3], EVEN_FOURTHS, ODD_FOURTHS);
  *(Sixteen *)out = *(const Sixteen *)bias + HALVES(first, second, EVEN_FOURTHS, ODD_FOURTHS);
#undef HALVES
#undef LOW_PAIRS
#undef HIGH_PAIRS
#undef LOW_QUADS
#undef HIGH_QUADS
#undef EVEN_FOURTHS
#undef ODD_FOURTHS
}

/// Where the units of a sample are above zero.
INLINE void findUnits(const struct KernelNarrowLine *line, intptr_t sample, struct LineRoom *room) {
  const Real *base = (const Real *)line->base + sample * line->units;
  const Real *x = (const Real *)line->x + sample * line->units;
  const Real *y = (const Real *)line->y + sample * line->units;
  const Real *coordinates = line->coordinates;
  const Vector row = (Real)line->row - (Vector){0};
  for (intptr_t j = 0; j < line->units; j += vectorLanes) {
    const Vector unit = __builtin_elementwise_fma(row, *(const Vector *)(y + j), *(const Vector *)(base + j));
    const Vector slope = *(const Vector *)(x + j);
    *(Vector *)(room->units + j) = unit;
    *(Vector *)(room->unitSlopes + j) = slope;
    for (intptr_t p = 0; p < line->points; p++) {
      const Vector there = __builtin_elementwise_fma(coordinates[p] - (Vector){0}, slope, unit);
      const uint64_t bits = laneBits(there > 0) << j;
      room->above[p] = j == 0 ? bits : room->above[p] | bits;
    }
  }
}

/// Sums the units of a group that are above zero.
INLINE void sumGroup(
  const int vectors, intptr_t features, uint64_t above, intptr_t firstUnit, struct LineRoom *room,
  struct LineCoefficients *group
) {
  // Two sums of what is linear in x, as one alone would wait for itself.
  Sixteen constant[4] = {0}, linear[4] = {0}, other[4] = {0}, quadratic[4] = {0};
  for (; above != 0; above &= above - 1) {
    const intptr_t unit = firstUnit + __builtin_ctzll(above);
    const Sixteen height = room->units[unit] - (Sixteen){0};
    const Sixteen slope = room->unitSlopes[unit] - (Sixteen){0};
    UNROLL for (int k = 0; k < vectors; k++) {
      const Sixteen weights = *(const Sixteen *)(room->weights + unit * features + 16 * k);
      const Sixteen slopes = *(const Sixteen *)(room->slopes + unit * features + 16 * k);
      constant[k] = __builtin_elementwise_fma(height, weights, constant[k]);
      linear[k] = __builtin_elementwise_fma(slope, weights, linear[k]);
      other[k] = __builtin_elementwise_fma(height, slopes, other[k]);
      quadratic[k] = __builtin_elementwise_fma(slope, slopes, quadratic[k]);
    }
  }
  UNROLL for (int k = 0; k < vectors; k++) {
    group->of[0][k] = constant[k];
    group->of[1][k] = linear[k] + other[k];
    group->of[2][k] = quadratic[k];
  }
}

INLINE void narrowLineOf(const int vectors, const struct KernelNarrowLine *line, Real *out) {
  struct LineRoom room __attribute__((aligned(64)));
  const intptr_t features = 16 * vectors;
  copyElements(line->weights, line->units * features, room.weights);
  copyElements(line->slopes, line->units * features, room.slopes);
  clearElements((Real *)room.parts, line->outputs * 16 * 16);
  const Real *coordinates = line->coordinates, *outputWeights = line->outputWeights;
  const Real *outputBiases = line->outputBiases;
  const Real *bias = line->bias, *biasSlopes = line->biasSlopes;
  const intptr_t filled = (line->points + 15) / 16 * 16;
  for (intptr_t sample = 0; sample < line->samples; sample++) {
    findUnits(line, sample, &room);
    Sixteen coefficients[3][4];
    uint64_t above = ~room.above[0];
    for (intptr_t p = 0; p < line->points; p++) {
      const uint64_t crossed = room.above[p] ^ above;
      if (crossed != 0) {
        above = room.above[p];
        UNROLL for (int k = 0; k < vectors; k++) {
          coefficients[0][k] = *(const Sixteen *)(bias + 16 * k);
          coefficients[1][k] = *(const Sixteen *)(biasSlopes + 16 * k);
          coefficients[2][k] = (Sixteen){0};
        }
        for (intptr_t j = 0; j < line->units; j += lineGroup) {
          struct LineCoefficients *group = room.groups + j / lineGroup;
          if ((crossed >> j & 255) != 0) {
            sumGroup(vectors, features, above >> j & 255, j, &room, group);
          }
          UNROLL for (int i = 0; i < 3; i++) {
            UNROLL for (int k = 0; k < vectors; k++) { coefficients[i][k] += group->of[i][k]; }
          }
        }
      }
      const Sixteen x = coordinates[p] - (Sixteen){0};
      Sixteen rectified[4];
      UNROLL for (int k = 0; k < vectors; k++) {
        const Sixteen slope = __builtin_elementwise_fma(x, coefficients[2][k], coefficients[1][k]);
        rectified[k] = __builtin_elementwise_fma(x, slope, coefficients[0][k]);
        rectifySixteen(rectified + k);
      }
      for (intptr_t o = 0; o < line->outputs; o++) {
        const Real *weights = outputWeights + (p * line->outputs + o) * features;
        Sixteen part = rectified[0] * *(const Sixteen *)weights;
        UNROLL for (int k = 1; k < vectors; k++) {
          part = __builtin_elementwise_fma(rectified[k], *(const Sixteen *)(weights + 16 * k), part);
        }
        room.parts[o][p % 16] = part;
      }
      if (p % 16 < 15 && p + 1 < line->points) { continue; }
      const intptr_t first = p / 16 * 16;
      for (intptr_t o = 0; o < line->outputs; o++) {
        sumSixteen(
          room.parts[o], outputBiases + o * filled + first,
          out + (sample * line->outputs + o) * filled + first);
      }
    }
  }
}

static void narrowLine(const struct KernelNarrowLine *line, Real *out) {
  switch (line->features) {
  case 16: narrowLineOf(1, line, out); break;
  case 32: narrowLineOf(2, line, out); break;
  case 48: narrowLineOf(3, line, out); break;
  case 64: narrowLineOf(4, line, out); break;
  }
}
