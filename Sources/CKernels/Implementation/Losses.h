static double softmaxCrossEntropy(
  const double *restrict logits, const int32_t *restrict classes, intptr_t rows, intptr_t columns,
  double *restrict probabilities
) {
  double loss = 0;
  for (intptr_t i = 0; i < rows; i++) {
    const double *row = logits + i * columns;
    double *out = probabilities + i * columns;
    double largest = row[0];
    for (intptr_t j = 1; j < columns; j++) { largest = row[j] > largest ? row[j] : largest; }
    for (intptr_t j = 0; j < columns; j++) { out[j] = elementaryExp(row[j] - largest); }
    double sum = 0;
    for (intptr_t j = 0; j < columns; j++) { sum += out[j]; }
    for (intptr_t j = 0; j < columns; j++) { out[j] /= sum; }
    loss += elementaryLog(sum) - (row[classes[i]] - largest);
  }
  return loss;
}

static double binaryCrossEntropy(
  const double *restrict logits, const double *restrict targets, intptr_t count,
  double *restrict probabilities
) {
  double loss = 0;
  for (intptr_t i = 0; i < count; i++) {
    double z = logits[i];
    double hinge = z <= 0 ? 0 : z;
    loss += __builtin_fma(-z, targets[i], hinge) + elementaryLogOnePlus(elementaryExp(-fabs(z)));
    probabilities[i] = elementarySigmoid(z);
  }
  return loss;
}

static double squaredErrors(
  const double *restrict predictions, const double *restrict targets, intptr_t count,
  double *restrict residuals
) {
  double sum = 0;
  for (intptr_t i = 0; i < count; i++) {
    double residual = predictions[i] - targets[i];
    residuals[i] = residual;
    sum = __builtin_fma(residual, residual, sum);
  }
  return sum;
}
