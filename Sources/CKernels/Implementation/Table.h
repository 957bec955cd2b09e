// Everything that one instruction set is compiled from. The including file defines KERNEL_TABLE,
// KERNEL_LANES, KERNEL_TILE_ROWS and KERNEL_TILE_VECTORS.
#include "CKernels.h"

#include <stddef.h>

// A loop that some compiler or sanitizer does not vectorise is slower, but not wrong.
#pragma clang diagnostic ignored "-Wpass-failed"

#include "Vectors.h"
#include "Elementary.h"
#include "ErrorFunction.h"
#include "Columns.h"
#include "Rows.h"
#include "Tiles.h"
#include "Packing.h"
#include "Products.h"
#include "Elementwise.h"
#include "Updates.h"
#include "Losses.h"

static double scalarExp(double x) { return elementaryExp(x); }
static double scalarLog(double x) { return elementaryLog(x); }
static double scalarLogOnePlus(double x) { return elementaryLogOnePlus(x); }
static double scalarTanh(double x) { return elementaryTanh(x); }
static double scalarSigmoid(double x) { return elementarySigmoid(x); }
static double scalarErf(double x) { return elementaryErf(x); }
static double scalarNormalDistribution(double x) { return elementaryNormalDistribution(x); }
static double scalarNormalDensity(double x) { return elementaryNormalDensity(x); }
static double scalarSinTurns(double turns) { return elementarySinTurns(turns); }
static double scalarCosTurns(double turns) { return elementaryCosTurns(turns); }

extern const struct KernelTable KERNEL_TABLE;
const struct KernelTable KERNEL_TABLE = {
  .multiply = multiply,
  .addRow = addRow,
  .columnSums = columnSums,
  .columnProductSums = columnProductSums,
  .columnSquaredDeviationSums = columnSquaredDeviationSums,
  .scaleColumns = scaleColumns,
  .normalizeColumns = normalizeColumns,
  .scaleAndShiftColumns = scaleAndShiftColumns,
  .normalizationInputGradient = normalizationInputGradient,
  .rowSums = rowSums,
  .rowProductSums = rowProductSums,
  .rowSquaredDeviationSums = rowSquaredDeviationSums,
  .normalizeRows = normalizeRows,
  .rowNormalizationInputGradient = rowNormalizationInputGradient,
  .relu = relu,
  .sigmoid = sigmoid,
  .tanh = hyperbolicTangent,
  .reluGradient = reluGradient,
  .sigmoidGradient = sigmoidGradient,
  .tanhGradient = tanhGradient,
  .leakyReLU = leakyReLU,
  .leakyReLUGradient = leakyReLUGradient,
  .gelu = gelu,
  .geluGradient = geluGradient,
  .silu = silu,
  .siluGradient = siluGradient,
  .softmaxCrossEntropy = softmaxCrossEntropy,
  .binaryCrossEntropy = binaryCrossEntropy,
  .squaredErrors = squaredErrors,
  .scale = scale,
  .add = add,
  .accumulateVelocity = accumulateVelocity,
  .scaled = scaled,
  .blend = blend,
  .blendSquares = blendSquares,
  .addQuotients = addQuotients,
  .dot = dot,
  .scalarExp = scalarExp,
  .scalarLog = scalarLog,
  .scalarLogOnePlus = scalarLogOnePlus,
  .scalarTanh = scalarTanh,
  .scalarSigmoid = scalarSigmoid,
  .scalarErf = scalarErf,
  .scalarNormalDistribution = scalarNormalDistribution,
  .scalarNormalDensity = scalarNormalDensity,
  .scalarSinTurns = scalarSinTurns,
  .scalarCosTurns = scalarCosTurns,
};
