static void addRow(
  const double *restrict row, intptr_t rows, intptr_t columns, double *restrict matrix
) {
  for (intptr_t i = 0; i < rows; i++) {
    for (intptr_t j = 0; j < columns; j++) { matrix[i * columns + j] += row[j]; }
  }
}

static void columnSums(
  const double *restrict m, intptr_t rows, intptr_t columns, double *restrict sums,
  bool accumulating
) {
  for (intptr_t j = 0; j < columns; j++) {
    double sum = accumulating ? sums[j] : 0;
    for (intptr_t i = 0; i < rows; i++) { sum += m[i * columns + j]; }
    sums[j] = sum;
  }
}

static void columnProductSums(
  const double *restrict a, const double *restrict b, intptr_t rows, intptr_t columns,
  double *restrict sums, bool accumulating
) {
  for (intptr_t j = 0; j < columns; j++) {
    double sum = accumulating ? sums[j] : 0;
    for (intptr_t i = 0; i < rows; i++) {
      sum = __builtin_fma(a[i * columns + j], b[i * columns + j], sum);
    }
    sums[j] = sum;
  }
}

static void columnSquaredDeviationSums(
  const double *restrict m, const double *restrict means, intptr_t rows, intptr_t columns,
  double *restrict sums
) {
  for (intptr_t j = 0; j < columns; j++) {
    double sum = 0;
    for (intptr_t i = 0; i < rows; i++) {
      double deviation = m[i * columns + j] - means[j];
      sum = __builtin_fma(deviation, deviation, sum);
    }
    sums[j] = sum;
  }
}

static void normalizeColumns(
  const double *restrict m, intptr_t rows, intptr_t columns, const double *restrict means,
  const double *restrict inverseDeviations, double *restrict out
) {
  for (intptr_t i = 0; i < rows; i++) {
    for (intptr_t j = 0; j < columns; j++) {
      out[i * columns + j] = (m[i * columns + j] - means[j]) * inverseDeviations[j];
    }
  }
}

static void scaleAndShiftColumns(
  const double *restrict m, intptr_t rows, intptr_t columns, const double *restrict scale,
  const double *restrict shift, double *restrict out
) {
  for (intptr_t i = 0; i < rows; i++) {
    for (intptr_t j = 0; j < columns; j++) {
      out[i * columns + j] = __builtin_fma(m[i * columns + j], scale[j], shift[j]);
    }
  }
}

static void normalizationInputGradient(
  const double *restrict gradient, const double *restrict normalized, intptr_t rows,
  intptr_t columns, const double *restrict inverseDeviations, const double *restrict gradientSums,
  const double *restrict productSums, double *restrict inputGradient
) {
  double n = (double)rows;
  for (intptr_t i = 0; i < rows; i++) {
    for (intptr_t j = 0; j < columns; j++) {
      intptr_t k = i * columns + j;
      double centred = __builtin_fma(n, gradient[k], -gradientSums[j]);
      double deviation = __builtin_fma(-normalized[k], productSums[j], centred);
      inputGradient[k] = (inverseDeviations[j] / n) * deviation;
    }
  }
}
