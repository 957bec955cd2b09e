// Numbers of a `RandomStream`. The n-th of them follows from the stream's state and n alone, so a loop
// over them becomes vector instructions.

/// By which the state of SplitMix64 grows with every number: 2^64 / golden ratio.
#define STREAM_INCREMENT 0x9E3779B97F4A7C15

/// The number in [0, 1) that a state of the stream stands for, a multiple of 2^-53: the finalizer of
/// SplitMix64, without its last 11 bits.
INLINE double uniformOf(uint64_t state) {
  uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

/// Two standard normal numbers.
struct NormalPair {
  double first, second;
};

/// From the two uniform numbers u and v that follow a state: r cos(2 pi v) and r sin(2 pi v) with
/// r = sqrt(-2 log(1 - u)).
INLINE struct NormalPair normalPair(uint64_t state) {
  double u = uniformOf(state + STREAM_INCREMENT);
  double v = uniformOf(state + 2 * STREAM_INCREMENT);
  double radius = __builtin_sqrt(-2 * elementaryLogOnePlus(-u));
  return (struct NormalPair){
    .first = radius * elementaryCosTurns(v),
    .second = radius * elementarySinTurns(v),
  };
}

/// Of an odd count the last pair gives its first.
static void standardNormals(uint64_t state, intptr_t count, Real *out) {
  const intptr_t pairs = count / 2;
  for (intptr_t k = 0; k < pairs; k++) {
    const struct NormalPair pair = normalPair(state + 2 * (uint64_t)k * STREAM_INCREMENT);
    out[2 * k] = (Real)pair.first;
    out[2 * k + 1] = (Real)pair.second;
  }
  if (count % 2 != 0) {
    out[count - 1] = (Real)normalPair(state + 2 * (uint64_t)pairs * STREAM_INCREMENT).first;
  }
}
