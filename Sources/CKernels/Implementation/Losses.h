// Losses: in each block the elementary functions run over whole vectors, then the sums in order.
// Sums are double whatever the element, and so are the logarithms in them: the loss of rows that
// are almost certain would be lost otherwise.

enum {
  /// Rows of a block of the softmax.
  lossRows = 64,
  /// Elements of a block.
  lossElements = 512,
};

static double softmaxCrossEntropy(
  const Real *restrict logits, const int32_t *restrict classes, intptr_t rows, intptr_t columns,
  Real *restrict probabilities
) {
  double loss = 0;
  double shifted[lossRows], sum[lossRows] = {0};
  const intptr_t fitting = lossElements / (columns > 0 ? columns : 1);
  const intptr_t step = smaller(lossRows, fitting > 0 ? fitting : 1);
  for (intptr_t first = 0; first < rows; first += step) {
    const intptr_t height = smaller(step, rows - first);
    Real *block = probabilities + first * columns;
    for (intptr_t i = 0; i < height; i++) {
      const Real *row = logits + (first + i) * columns;
      Real largest = row[0];
      for (intptr_t j = 1; j < columns; j++) { largest = row[j] > largest ? row[j] : largest; }
      for (intptr_t j = 0; j < columns; j++) { block[i * columns + j] = row[j] - largest; }
      shifted[i] = block[i * columns + classes[first + i]];
    }
    exponentials(block, height * columns, block);
    for (intptr_t i = 0; i < height; i++) {
      Real *row = block + i * columns;
      sum[i] = 0;
      for (intptr_t j = 0; j < columns; j++) { sum[i] += row[j]; }
      const Real inverse = (Real)(1 / sum[i]);
      for (intptr_t j = 0; j < columns; j++) { row[j] *= inverse; }
    }
    // Whole vectors again: what stands beyond the rows is zero or old, and not added.
    const intptr_t filled = (height + vectorLanes - 1) / vectorLanes * vectorLanes;
    for (intptr_t i = 0; i < filled; i++) { sum[i] = elementaryLog(sum[i]); }
    for (intptr_t i = 0; i < height; i++) { loss += sum[i] - shifted[i]; }
  }
  return loss;
}

static double binaryCrossEntropy(
  const Real *restrict logits, const Real *restrict targets, intptr_t count,
  Real *restrict probabilities
) {
  enum { width = 64 };
  double loss = 0;
  for (intptr_t first = 0; first < count; first += width) {
    const intptr_t length = smaller(width, count - first);
    double z[width], probability[width], correction[width];
    for (intptr_t i = 0; i < width; i++) { z[i] = i < length ? logits[first + i] : 0; }
    const intptr_t filled = (length + vectorLanes - 1) / vectorLanes * vectorLanes;
    for (intptr_t i = 0; i < filled; i++) {
      const struct Sigmoid sigmoid = sigmoidOf(z[i]);
      probability[i] = sigmoid.value;
      correction[i] = elementaryLogOnePlus(sigmoid.exponential);
    }
    for (intptr_t i = 0; i < length; i++) {
      probabilities[first + i] = (Real)probability[i];
      const double above = z[i] <= 0 ? 0 : z[i];
      loss += __builtin_fma(-z[i], (double)targets[first + i], above) + correction[i];
    }
  }
  return loss;
}

static double squaredErrors(
  const Real *restrict predictions, const Real *restrict targets, intptr_t count,
  Real *restrict residuals
) {
  double sum = 0;
  for (intptr_t i = 0; i < count; i++) {
    const Real residual = predictions[i] - targets[i];
    residuals[i] = residual;
    sum = __builtin_fma((double)residual, (double)residual, sum);
  }
  return sum;
}
