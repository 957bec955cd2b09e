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

/// One compilation of all kernels. Every compilation gives the same bits.
///
/// Matrices are row-major and contiguous; `count`, `rows`, `columns` and `inner` are at least zero;
/// outputs do not overlap inputs unless the parameter is both.
struct KernelTable {
  /// c[rows x columns] (+)= a[rows x inner] * b[inner x columns]; a transposed operand is stored as
  /// its transpose.
  void (*multiply)(
    intptr_t rows, intptr_t columns, intptr_t inner, const double *a, bool aTransposed,
    const double *b, bool bTransposed, double *c, bool accumulating);

  void (*addRow)(const double *row, intptr_t rows, intptr_t columns, double *matrix);
  void (*columnSums)(
    const double *m, intptr_t rows, intptr_t columns, double *sums, bool accumulating);
  void (*columnProductSums)(
    const double *a, const double *b, intptr_t rows, intptr_t columns, double *sums,
    bool accumulating);
  void (*columnSquaredDeviationSums)(
    const double *m, const double *means, intptr_t rows, intptr_t columns, double *sums);
  void (*scaleColumns)(
    const double *m, intptr_t rows, intptr_t columns, const double *scale, double *out);
  void (*normalizeColumns)(
    const double *m, intptr_t rows, intptr_t columns, const double *means,
    const double *inverseDeviations, double *out);
  void (*scaleAndShiftColumns)(
    const double *m, intptr_t rows, intptr_t columns, const double *scale, const double *shift,
    double *out);
  void (*normalizationInputGradient)(
    const double *gradient, const double *normalized, intptr_t rows, intptr_t columns,
    const double *inverseDeviations, const double *gradientSums, const double *productSums,
    double *inputGradient);

  void (*rowSums)(const double *m, intptr_t rows, intptr_t columns, double *sums);
  void (*rowProductSums)(
    const double *a, const double *b, intptr_t rows, intptr_t columns, double *sums);
  void (*rowSquaredDeviationSums)(
    const double *m, const double *means, intptr_t rows, intptr_t columns, double *sums);
  void (*normalizeRows)(
    const double *m, intptr_t rows, intptr_t columns, const double *means,
    const double *inverseDeviations, double *out);
  void (*rowNormalizationInputGradient)(
    const double *gradient, const double *normalized, intptr_t rows, intptr_t columns,
    const double *inverseDeviations, const double *gradientSums, const double *productSums,
    double *inputGradient);

  void (*relu)(const double *x, intptr_t count, double *y);
  void (*sigmoid)(const double *x, intptr_t count, double *y);
  void (*tanh)(const double *x, intptr_t count, double *y);
  void (*reluGradient)(const double *y, const double *gradient, intptr_t count, double *out);
  void (*sigmoidGradient)(const double *y, const double *gradient, intptr_t count, double *out);
  void (*tanhGradient)(const double *y, const double *gradient, intptr_t count, double *out);

  // Gradients of these from the input x, as it does not follow from the output.
  void (*leakyReLU)(const double *x, intptr_t count, double slope, double *y);
  void (*leakyReLUGradient)(
    const double *x, const double *gradient, intptr_t count, double slope, double *out);
  void (*gelu)(const double *x, intptr_t count, double *y);
  void (*geluGradient)(const double *x, const double *gradient, intptr_t count, double *out);
  void (*silu)(const double *x, intptr_t count, double *y);
  void (*siluGradient)(const double *x, const double *gradient, intptr_t count, double *out);

  double (*softmaxCrossEntropy)(
    const double *logits, const int32_t *classes, intptr_t rows, intptr_t columns,
    double *probabilities);
  double (*binaryCrossEntropy)(
    const double *logits, const double *targets, intptr_t count, double *probabilities);
  double (*squaredErrors)(
    const double *predictions, const double *targets, intptr_t count, double *residuals);

  void (*scale)(double *x, intptr_t count, double factor);
  void (*add)(const double *x, intptr_t count, double factor, double *y);
  void (*accumulateVelocity)(
    double *velocity, intptr_t count, double momentum, const double *gradient);
  void (*scaled)(const double *x, intptr_t count, double factor, double *out);
  void (*blend)(
    double *averages, intptr_t count, double decay, double weight, const double *x);
  void (*blendSquares)(
    double *averages, intptr_t count, double decay, double weight, const double *x);
  void (*addQuotients)(
    const double *x, const double *squares, intptr_t count, double factor, double divisor,
    double epsilon, double *y);
  double (*dot)(const double *a, const double *b, intptr_t count);

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

/// The kernels of the instruction set in use.
const struct KernelTable *kernelTable(void);
