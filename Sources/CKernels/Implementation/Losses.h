// Losses: in each block the elementary functions run over whole vectors, then the sums in order.

enum {
  /// Rows of a block of the softmax.
  lossRows = 64,
  /// Elements of a block.
  lossElements = 512,
};

static double softmaxCrossEntropy(
  const double *restrict logits, const int32_t *restrict classes, intptr_t rows, intptr_t columns,
  double *restrict probabilities
) {
  double loss = 0;
  double shifted[lossRows], sum[lossRows];
  const intptr_t fitting = lossElements / (columns > 0 ? columns : 1);
  const intptr_t step = smaller(lossRows, fitting > 0 ? fitting : 1);
  for (intptr_t first = 0; first < rows; first += step) {
    const intptr_t height = smaller(step, rows - first);
    double *block = probabilities + first * columns;
    for (intptr_t i = 0; i < height; i++) {
      const double *row = logits + (first + i) * columns;
      double largest = row[0];
      for (intptr_t j = 1; j < columns; j++) { largest = row[j] > largest ? row[j] : largest; }
      for (intptr_t j = 0; j < columns; j++) { block[i * columns + j] = row[j] - largest; }
      shifted[i] = block[i * columns + classes[first + i]];
    }
    exponentials(block, height * columns, block);
    for (intptr_t i = 0; i < height; i++) {
      double *row = block + i * columns;
      sum[i] = 0;
      for (intptr_t j = 0; j < columns; j++) { sum[i] += row[j]; }
      const double inverse = 1 / sum[i];
      for (intptr_t j = 0; j < columns; j++) { row[j] *= inverse; }
    }
    logarithms(sum, height, sum);
    for (intptr_t i = 0; i < height; i++) { loss += sum[i] - shifted[i]; }
  }
  return loss;
}

static double binaryCrossEntropy(
  const double *restrict logits, const double *restrict targets, intptr_t count,
  double *restrict probabilities
) {
  enum { width = 64 };
  double loss = 0;
  for (intptr_t first = 0; first < count; first += width) {
    const intptr_t length = smaller(width, count - first);
    double z[width], probability[width], correction[width];
    for (intptr_t i = 0; i < width; i++) { z[i] = i < length ? logits[first + i] : 0; }
    const intptr_t filled = (length + KERNEL_LANES - 1) / KERNEL_LANES * KERNEL_LANES;
    for (intptr_t i = 0; i < filled; i++) { probability[i] = elementarySigmoid(z[i]); }
    for (intptr_t i = 0; i < filled; i++) {
      correction[i] = elementaryLogOnePlus(elementaryExp(-__builtin_fabs(z[i])));
    }
    for (intptr_t i = 0; i < length; i++) {
      probabilities[first + i] = probability[i];
      loss += __builtin_fma(-z[i], targets[first + i], rectified(z[i])) + correction[i];
    }
  }
  return loss;
}

static double squaredErrors(
  const double *restrict predictions, const double *restrict targets, intptr_t count,
  double *restrict residuals
) {
  double sum = 0;
  for (intptr_t i = 0; i < count; i++) {
    const double residual = predictions[i] - targets[i];
    residuals[i] = residual;
    sum = __builtin_fma(residual, residual, sum);
  }
  return sum;
}
