// Windows on images: what convolution and pooling have in common.

/// One position of the window.
struct Window {
  intptr_t sample, row, column;
  /// How many positions come before it in the batch.
  intptr_t index;
  /// The part of the window that lies on the image: where it begins there, and its size.
  intptr_t top, left, height, width;
  /// Rows and columns of the window before that part.
  intptr_t skippedRows, skippedColumns;
};

/// Cuts [*start, *start + length) down to what lies in [0, end). Gives the length that is left, and
/// in *skipped what was cut off in front.
INLINE intptr_t clip(intptr_t *start, intptr_t length, intptr_t end, intptr_t *skipped) {
  *skipped = *start < 0 ? smaller(-*start, length) : 0;
  *start += *skipped;
  const intptr_t left = smaller(length - *skipped, end - *start);
  return left > 0 ? left : 0;
}

INLINE struct Window clipped(struct Window at, const struct KernelWindows *windows) {
  at.top = at.row * windows->verticalStride - windows->verticalPadding;
  at.left = at.column * windows->horizontalStride - windows->horizontalPadding;
  at.height = clip(&at.top, windows->windowHeight, windows->height, &at.skippedRows);
  at.width = clip(&at.left, windows->windowWidth, windows->width, &at.skippedColumns);
  return at;
}

INLINE struct Window next(struct Window at, const struct KernelWindows *windows) {
  at.index += 1;
  at.column += 1;
  if (at.column == windows->outputWidth) {
    at.column = 0;
    at.row += 1;
  }
  if (at.row == windows->outputHeight) {
    at.row = 0;
    at.sample += 1;
  }
  return clipped(at, windows);
}

INLINE intptr_t windowCount(const struct KernelWindows *windows) {
  return windows->samples * windows->outputHeight * windows->outputWidth;
}

/// All windows of a batch in ascending order: samples, then rows, then columns of the output.
#define FOR_EACH_WINDOW(AT, WINDOWS) \
  for (struct Window AT = clipped((struct Window){0}, WINDOWS); AT.index < windowCount(WINDOWS); \
       AT = next(AT, WINDOWS))

/// How many elements the images of a batch have.
INLINE intptr_t imageElements(const struct KernelWindows *windows) {
  return windows->samples * windows->height * windows->width * windows->channels;
}

/// Where row `row` of the window's part begins in the images of the batch.
INLINE intptr_t startOfRow(
  struct Window at, const struct KernelWindows *windows, intptr_t row
) {
  const intptr_t imageRow = at.sample * windows->height + at.top + row;
  return (imageRow * windows->width + at.left) * windows->channels;
}
