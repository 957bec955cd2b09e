static void multiply(
  intptr_t rows, intptr_t columns, intptr_t inner, const double *a, bool aTransposed,
  const double *b, bool bTransposed, double *c, bool accumulating
) {
  for (intptr_t i = 0; i < rows; i++) {
    for (intptr_t j = 0; j < columns; j++) {
      double sum = accumulating ? c[i * columns + j] : 0;
      for (intptr_t p = 0; p < inner; p++) {
        sum = __builtin_fma(
          aTransposed ? a[p * rows + i] : a[i * inner + p],
          bTransposed ? b[j * inner + p] : b[p * columns + j], sum);
      }
      c[i * columns + j] = sum;
    }
  }
}
