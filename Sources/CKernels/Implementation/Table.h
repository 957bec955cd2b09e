// Everything that the kernels of one instruction set and one element are compiled from. The
// including file defines KERNEL_TABLE, KERNEL_REAL, KERNEL_VECTOR_BYTES, KERNEL_TILE_ROWS and
// KERNEL_TILE_VECTORS.
#include "CKernels.h"

#include <stddef.h>

// A loop that some compiler or sanitizer does not vectorise is slower, but not wrong.
#pragma clang diagnostic ignored "-Wpass-failed"

#include "Vectors.h"
#include "Parts.h"
#include "Elementary.h"
#include "ErrorFunction.h"
#include "Random.h"
#include "Columns.h"
#include "Rows.h"
#include "Tiles.h"
#include "Packing.h"
#include "ZeroSkipping.h"
#include "Products.h"
#include "SparseProducts.h"
#include "Elementwise.h"
#include "Windows.h"
#include "Convolution.h"
#include "Pooling.h"
#include "Updates.h"
#include "Losses.h"
#include "Planes.h"
#include "Logistic.h"
#include "Narrow.h"
#include "NarrowLines.h"
#include "Entries.h"

extern const struct KernelTable KERNEL_TABLE;
const struct KernelTable KERNEL_TABLE = {
  .multiply = multiplyEntry,
  .multiplyBlock = multiplyBlockEntry,
  .multiplySparse = multiplySparseEntry,
  .addRow = addRowEntry,
  .columnSums = columnSumsEntry,
  .columnProductSums = columnProductSumsEntry,
  .columnSquaredDeviationSums = columnSquaredDeviationSumsEntry,
  .scaleColumns = scaleColumnsEntry,
  .normalizeColumns = normalizeColumnsEntry,
  .scaleAndShiftColumns = scaleAndShiftColumnsEntry,
  .normalizationInputGradient = normalizationInputGradientEntry,
  .rowSums = rowSumsEntry,
  .rowProductSums = rowProductSumsEntry,
  .rowSquaredDeviationSums = rowSquaredDeviationSumsEntry,
  .normalizeRows = normalizeRowsEntry,
  .rowNormalizationInputGradient = rowNormalizationInputGradientEntry,
  .relu = reluEntry,
  .sigmoid = sigmoidEntry,
  .tanh = hyperbolicTangentEntry,
  .reluGradient = reluGradientEntry,
  .sigmoidGradient = sigmoidGradientEntry,
  .tanhGradient = tanhGradientEntry,
  .leakyReLU = leakyReLUEntry,
  .leakyReLUGradient = leakyReLUGradientEntry,
  .gelu = geluEntry,
  .geluGradient = geluGradientEntry,
  .silu = siluEntry,
  .siluGradient = siluGradientEntry,
  .softmaxCrossEntropy = softmaxCrossEntropyEntry,
  .binaryCrossEntropy = binaryCrossEntropyEntry,
  .squaredErrors = squaredErrorsEntry,
  .scale = scaleEntry,
  .add = addEntry,
  .followVelocity = followVelocityEntry,
  .followVelocityAhead = followVelocityAheadEntry,
  .scaled = scaledEntry,
  .blend = blendEntry,
  .blendSquares = blendSquaresEntry,
  .addQuotients = addQuotientsEntry,
  .dot = dotEntry,
  .multiplyElements = multiplyElementsEntry,
  .transposeEach = transposeEachEntry,
  .gatherPatches = gatherPatchesEntry,
  .scatterPatches = scatterPatchesEntry,
  .maximumPool = maximumPoolEntry,
  .maximumPoolGradient = maximumPoolGradientEntry,
  .averagePool = averagePoolEntry,
  .averagePoolGradient = averagePoolGradientEntry,
  .combine = combineEntry,
  .combineColumns = combineColumnsEntry,
  .combineAffineColumns = combineAffineColumnsEntry,
  .columnFactors = columnFactorsEntry,
  .logisticSums = logisticSums,
  .logisticPowers = logisticPowers,
  .logisticProducts = logisticProducts,
  .binaryCrossEntropySum = binaryCrossEntropySumEntry,
  .narrowLinear = narrowLinearEntry,
  .narrowLine = narrowLineEntry,
  .standardNormals = standardNormalsEntry,
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
