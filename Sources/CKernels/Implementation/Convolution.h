// A convolution is a matrix product: of the patches that a window sees with its weights.

static void gatherPatches(
  const Real *images, const struct KernelWindows *windows, Real *patches
) {
  const intptr_t channels = windows->channels;
  const intptr_t rowLength = windows->windowWidth * channels;
  FOR_EACH_WINDOW(at, windows) {
    Real *patch = patches + at.index * windows->windowHeight * rowLength;
    if (at.height * at.width < windows->windowHeight * windows->windowWidth) {
      clearElements(patch, windows->windowHeight * rowLength);
    }
    Real *inside = patch + at.skippedRows * rowLength + at.skippedColumns * channels;
    for (intptr_t i = 0; i < at.height; i++) {
      copyElements(
        images + startOfRow(at, windows, i), at.width * channels, inside + i * rowLength);
    }
  }
}

static void scatterPatches(
  const Real *patches, const struct KernelWindows *windows, Real *images
) {
  const intptr_t channels = windows->channels;
  const intptr_t rowLength = windows->windowWidth * channels;
  clearElements(images, imageElements(windows));
  FOR_EACH_WINDOW(at, windows) {
    const Real *patch = patches + at.index * windows->windowHeight * rowLength;
    const Real *inside = patch + at.skippedRows * rowLength + at.skippedColumns * channels;
    for (intptr_t i = 0; i < at.height; i++) {
      addElements(
        inside + i * rowLength, at.width * channels, images + startOfRow(at, windows, i));
    }
  }
}

static void transposeEach(
  const Real *restrict matrices, intptr_t count, intptr_t rows, intptr_t columns,
  Real *restrict out
) {
  for (intptr_t matrix = 0; matrix < count; matrix++) {
    struct Operand columnsOfRows = {matrices + matrix * rows * columns, columns, 1};
    pack(columnsOfRows, rows, columns, rows, out + matrix * rows * columns);
  }
}
