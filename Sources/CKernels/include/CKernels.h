#pragma once
#include <stdbool.h>
#include <stdint.h>

/// The instruction sets that the kernels are compiled for, slowest first.
enum KernelInstructionSet {
  /// What every processor of the architecture has: SSE2 on x86-64, where a fused multiply-add is a
  /// call, and NEON on arm64, where it is an instruction.
  KernelInstructionSetBaseline = 0,
  KernelInstructionSetAVX2 = 1,
  KernelInstructionSetAVX512 = 2,
};

/// What matrices and vectors are made of.
enum KernelElement {
  KernelElementFloat = 0,
  KernelElementDouble = 1,
};

/// How a window moves over a batch of images.
///
/// Images lie one behind the other, each row by row, each row pixel by pixel, with the channels of
/// a pixel side by side (NHWC). So a batch is also a matrix with a row for each pixel and a column
/// for each channel.
struct KernelWindows {
  intptr_t samples, height, width, channels;
  intptr_t windowHeight, windowWidth;
  /// How far the window moves down and to the right, at least 1.
  intptr_t verticalStride, horizontalStride;
  /// How far it may reach beyond the upper and lower, and the left and right edges.
  intptr_t verticalPadding, horizontalPadding;
  /// How many positions it has below and beside each other.
  intptr_t outputHeight, outputWidth;
};

/// Some neighbouring rows and columns of a matrix.
struct KernelBlock {
  intptr_t firstRow, rows, firstColumn, columns;
};

/// What becomes of each column of a matrix: scale (element - mean) + shift.
struct KernelColumnCombination {
  const void *means, *scales, *shifts;
};

/// A point with the coordinates a and b, at which each column of numbers that are affine in them becomes
/// scale (base + a x + b y) + shift, and where these go.
struct KernelAffinePoint {
  double a, b;
  const void *scales, *shifts;
  void *out;
};

/// The most that a line may have.
enum {
  KERNEL_LINE_POINTS = 64,
  KERNEL_LINE_UNITS = 64,
  KERNEL_LINE_OUTPUTS = 16,
};

/// Points of a line along x, and a network on it: units, a ReLU, features, a ReLU, and outputs. Units and
/// features are multiples of 16, where those that are too many are zeros. No sum that is computed is
/// infinite.
struct KernelNarrowLine {
  intptr_t samples, units, features, outputs;
  /// How many, and the x of each.
  intptr_t points;
  const void *coordinates;
  /// The y of all of them.
  double row;
  /// In front of the first ReLU, samples x units: base + a x + b y at the point (a, b).
  const void *base, *x, *y;
  /// From units to features, units x features, and a number for each feature; at x = 0, and how they grow
  /// with x.
  const void *weights, *slopes, *bias, *biasSlopes;
  /// From features to outputs, at each point: points x outputs x features.
  const void *outputWeights;
  /// Outputs x points, these filled up to the next multiple of 16.
  const void *outputBiases;
};

/// All kernels for one element, compiled for one instruction set. Every instruction set gives the
/// same bits.
///
/// Untyped pointers are to elements. Single numbers are double: those that go in are rounded to the
/// element first; those that come out are sums that run in double whatever the element. All other
/// sums run in the element.
///
/// Matrices are row-major and contiguous; `count`, `rows`, `columns` and `inner` are at least zero;
/// outputs do not overlap inputs unless the parameter is both.
struct KernelTable {
  /// c[rows x columns] (+)= a[rows x inner] * b[inner x columns]; a transposed operand is stored as
  /// its transpose.
  void (*multiply)(
    intptr_t rows, intptr_t columns, intptr_t inner, const void *a, bool aTransposed,
    const void *b, bool bTransposed, void *c, bool accumulating);

  /// The same, but only a block of c is computed; no other of its elements is touched.
  void (*multiplyBlock)(
    intptr_t rows, intptr_t columns, intptr_t inner, const void *a, bool aTransposed,
    const void *b, bool bTransposed, void *c, bool accumulating, struct KernelBlock block);

  /// The product with a matrix a of which many elements are zeros: they are left out. b is finite. Of
  /// every 48 steps those come first that both rows of a pair take, rows 0 and 1, 2 and 3, and so on.
  void (*multiplySparse)(
    intptr_t rows, intptr_t columns, intptr_t inner, const void *a, const void *b, void *c,
    bool accumulating);

  void (*addRow)(const void *row, intptr_t rows, intptr_t columns, void *matrix);
  void (*columnSums)(
    const void *m, intptr_t rows, intptr_t columns, void *sums, bool accumulating);
  void (*columnProductSums)(
    const void *a, const void *b, intptr_t rows, intptr_t columns, void *sums,
    bool accumulating);
  void (*columnSquaredDeviationSums)(
    const void *m, const void *means, intptr_t rows, intptr_t columns, void *sums,
    bool accumulating);
  void (*scaleColumns)(
    const void *m, intptr_t rows, intptr_t columns, const void *scale, void *out);
  void (*normalizeColumns)(
    const void *m, intptr_t rows, intptr_t columns, const void *means,
    const void *inverseDeviations, void *out);
  void (*scaleAndShiftColumns)(
    const void *m, intptr_t rows, intptr_t columns, const void *scale, const void *shift,
    void *out);
  /// Of some rows of a batch whose sums are those of all its rows.
  void (*normalizationInputGradient)(
    const void *gradient, const void *normalized, intptr_t rows, intptr_t batch, intptr_t columns,
    const void *inverseDeviations, const void *gradientSums, const void *productSums,
    void *inputGradient);

  void (*rowSums)(const void *m, intptr_t rows, intptr_t columns, void *sums);
  void (*rowProductSums)(
    const void *a, const void *b, intptr_t rows, intptr_t columns, void *sums);
  void (*rowSquaredDeviationSums)(
    const void *m, const void *means, intptr_t rows, intptr_t columns, void *sums);
  void (*normalizeRows)(
    const void *m, intptr_t rows, intptr_t columns, const void *means,
    const void *inverseDeviations, void *out);
  void (*rowNormalizationInputGradient)(
    const void *gradient, const void *normalized, intptr_t rows, intptr_t columns,
    const void *inverseDeviations, const void *gradientSums, const void *productSums,
    void *inputGradient);

  void (*relu)(const void *x, intptr_t count, void *y);
  void (*sigmoid)(const void *x, intptr_t count, void *y);
  void (*tanh)(const void *x, intptr_t count, void *y);
  void (*reluGradient)(const void *y, const void *gradient, intptr_t count, void *out);
  void (*sigmoidGradient)(const void *y, const void *gradient, intptr_t count, void *out);
  void (*tanhGradient)(const void *y, const void *gradient, intptr_t count, void *out);

  // Gradients of these from the input x, as it does not follow from the output.
  void (*leakyReLU)(const void *x, intptr_t count, double slope, void *y);
  void (*leakyReLUGradient)(
    const void *x, const void *gradient, intptr_t count, double slope, void *out);
  void (*gelu)(const void *x, intptr_t count, void *y);
  void (*geluGradient)(const void *x, const void *gradient, intptr_t count, void *out);
  void (*silu)(const void *x, intptr_t count, void *y);
  void (*siluGradient)(const void *x, const void *gradient, intptr_t count, void *out);

  double (*softmaxCrossEntropy)(
    const void *logits, const int32_t *classes, intptr_t rows, intptr_t columns,
    void *probabilities);
  double (*binaryCrossEntropy)(
    const void *logits, const void *targets, intptr_t count, void *probabilities);
  double (*squaredErrors)(
    const void *predictions, const void *targets, intptr_t count, void *residuals);

  void (*scale)(void *x, intptr_t count, double factor);
  void (*add)(const void *x, intptr_t count, double factor, void *y);
  /// velocity = fma(momentum, velocity, gradient), then y = fma(factor, velocity, y).
  void (*followVelocity)(
    void *velocity, intptr_t count, double momentum, const void *gradient, double factor, void *y);
  /// velocity = fma(momentum, velocity, gradient), then
  /// y = fma(velocityFactor, velocity, fma(factor, gradient, y)).
  void (*followVelocityAhead)(
    void *velocity, intptr_t count, double momentum, const void *gradient, double factor,
    double velocityFactor, void *y);
  void (*scaled)(const void *x, intptr_t count, double factor, void *out);
  void (*blend)(
    void *averages, intptr_t count, double decay, double weight, const void *x);
  void (*blendSquares)(
    void *averages, intptr_t count, double decay, double weight, const void *x);
  void (*addQuotients)(
    const void *x, const void *squares, intptr_t count, double factor, double divisor,
    double epsilon, void *y);
  double (*dot)(const void *a, const void *b, intptr_t count);

  /// out = a * b, element by element.
  void (*multiplyElements)(const void *a, const void *b, intptr_t count, void *out);
  /// The transposes of `count` matrices of the same shape, one behind the other.
  void (*transposeEach)(
    const void *matrices, intptr_t count, intptr_t rows, intptr_t columns, void *out);

  /// patches[positions x (windowHeight * windowWidth * channels)]: what the window sees at each
  /// position of the batch, pixel by pixel, and zeros beyond the edges. The channels of a pixel
  /// stay together, as they lie, so that whole rows of the window are copied at once.
  void (*gatherPatches)(const void *images, const struct KernelWindows *windows, void *patches);
  /// The transpose: each element of the images is the sum of its places in the patches, positions
  /// ascending.
  void (*scatterPatches)(const void *patches, const struct KernelWindows *windows, void *images);
  /// maxima[positions x channels], and in `pixels` where in its image each was first found, row *
  /// width + column. NaN is greater than every number, and the last one counts. Every window has to
  /// reach the image.
  void (*maximumPool)(
    const void *images, const struct KernelWindows *windows, void *maxima, int32_t *pixels);
  void (*maximumPoolGradient)(
    const void *gradient, const int32_t *pixels, const struct KernelWindows *windows,
    void *imageGradient);
  /// averages[positions x channels], where what lies beyond the edges counts as zeros.
  void (*averagePool)(const void *images, const struct KernelWindows *windows, void *averages);
  void (*averagePoolGradient)(
    const void *gradient, const struct KernelWindows *windows, void *imageGradient);

  /// out = base + a x + b y; where it rectifies, max(0, that).
  void (*combine)(
    const void *base, const void *x, const void *y, intptr_t count, double a, double b,
    bool rectifies, void *out);
  /// out = scale (m - mean) + shift, by columns; where it rectifies, max(0, that).
  void (*combineColumns)(
    const void *m, intptr_t rows, intptr_t columns,
    const struct KernelColumnCombination *combination, bool rectifies, void *out);
  /// scale (base + a x + b y) + shift, by columns, at one point or at two; where it rectifies,
  /// max(0, that). The same for a point whether it comes with another one or not.
  void (*combineAffineColumns)(
    const void *base, const void *x, const void *y, intptr_t rows, intptr_t columns,
    const struct KernelAffinePoint *points, bool areTwo, bool rectifies);
  /// For each column j from `start` to before `end` the factor of the QR decomposition of the three columns (x, y, base), less
  /// their means where it centers: with u = f0 a + f1 b + f2, v = f3 b + f4 and w = f5, the squares
  /// of a x + b y + base sum up to u² + v² + w². Means are of base, x and y; zeros where it does not
  /// center.
  void (*columnFactors)(
    const void *base, const void *x, const void *y, intptr_t rows, intptr_t columns, intptr_t start,
    intptr_t end, bool centers, double *means, double *factors);
  /// sums[p] = Σ over samples of ln(1 + 2^z) with z = base + a[p] x + b[p] y.
  void (*logisticSums)(
    const double *base, const double *x, const double *y, intptr_t samples, const double *a,
    const double *b, intptr_t points, double *sums);
  /// powers[k][i] = 2^(base[i] + coordinates[k] slopes[i]), where the exponent is from -1021 to 1021;
  /// no base counts as zeros. Rows are filled up with zeros to the next multiple of 64.
  void (*logisticPowers)(
    const double *base, const double *slopes, intptr_t samples, const double *coordinates,
    intptr_t count, double *powers);
  /// sums[p] = Σ over samples of ln(1 + x y), where x is row xs[p] of the one's powers and y row ys[p]
  /// of the other's. No x y may be above 2^124.
  void (*logisticProducts)(
    const double *xPowers, const double *yPowers, intptr_t samples, const int32_t *xs,
    const int32_t *ys, intptr_t points, double *sums);

  /// Σ ln(1 + e^z) - t z over logits z with targets t.
  double (*binaryCrossEntropySum)(const void *logits, const void *targets, intptr_t count);

  /// out[outputs x samples] = bias + weights[inner x outputs]^T * input[inner x samples], where no bias
  /// counts as zeros; where it rectifies, max(0, that). Samples are a multiple of 16. Where it leaves
  /// out zeros, inputs that are zero for some neighbouring samples are passed over, and weights are
  /// finite.
  void (*narrowLinear)(
    intptr_t samples, intptr_t inner, intptr_t outputs, const void *input, const void *weights,
    const void *bias, bool rectifies, bool leavesOutZeros, void *out);
  /// Two layers with a ReLU behind each and one that gives the outputs, at all points of a line; out has
  /// for each sample a row for each output, filled up to the next multiple of 16 points.
  void (*narrowLine)(const struct KernelNarrowLine *line, void *out);

  /// The next standard normal numbers of the random stream in a state, computed in double whatever the
  /// element: two for every two numbers of the stream (Box and Muller 1958).
  void (*standardNormals)(uint64_t state, intptr_t count, void *out);

  double (*scalarExp)(double x);
  double (*scalarLog)(double x);
  double (*scalarLogOnePlus)(double x);
  double (*scalarTanh)(double x);
  double (*scalarSigmoid)(double x);
  double (*scalarErf)(double x);
  double (*scalarNormalDistribution)(double x);
  double (*scalarNormalDensity)(double x);
  double (*scalarSinTurns)(double turns);
  double (*scalarCosTurns)(double turns);
};

/// Whether this processor and this build have the instruction set.
bool kernelInstructionSetIsAvailable(enum KernelInstructionSet instructionSet);

/// The instruction set in use: the fastest available one unless another was selected.
enum KernelInstructionSet kernelSelectedInstructionSet(void);

/// Uses an available instruction set from now on, on all threads.
void kernelSelectInstructionSet(enum KernelInstructionSet instructionSet);

/// The kernels for an element, of the instruction set in use.
const struct KernelTable *kernelTable(enum KernelElement element);

/// `multiply` for an element, shared out among some threads, of which the caller's is one. The threads
/// only distribute columns or rows of c, so their number does not change a bit; where others are using
/// the helpers already, the caller does all of it.
void kernelMultiplyByThreads(
  enum KernelElement element, int threads, intptr_t rows, intptr_t columns, intptr_t inner,
  const void *a, bool aTransposed, const void *b, bool bTransposed, void *c, bool accumulating);
