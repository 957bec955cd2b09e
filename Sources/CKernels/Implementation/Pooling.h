// Pooling: of what a window sees, each channel becomes one number. A vector of channels at a time
// stays in registers while the window's pixels pass.

/// Takes each lane from `a` where `where` says yes, from `b` elsewhere.
INLINE Lanes chosen(Lanes where, Lanes a, Lanes b) { return (where & a) | (~where & b); }

/// The numbers of the pixels of each maximum, for as many lanes as `count`.
INLINE void storePixels(Lanes pixel, intptr_t count, int32_t *out) {
  for (intptr_t k = 0; k < count; k++) { out[k] = (int32_t)pixel[k]; }
}

static void maximumPool(
  const Real *images, const struct KernelWindows *windows, Real *maxima, int32_t *pixels
) {
  const intptr_t channels = windows->channels;
  FOR_EACH_WINDOW(at, windows) {
    const Real *start = images + startOfRow(at, windows, 0);
    const int32_t firstPixel = (int32_t)(at.top * windows->width + at.left);
    for (intptr_t c = 0; c < channels; c += vectorLanes) {
      const intptr_t count = smaller(vectorLanes, channels - c);
      Vector maximum = loadPart(start + c, count);
      Lanes pixel = (Lanes){0} + firstPixel;
      for (intptr_t i = 0; i < at.height; i++) {
        for (intptr_t j = 0; j < at.width; j++) {
          const intptr_t offset = i * windows->width + j;
          const Vector x = loadPart(start + offset * channels + c, count);
          const Lanes greater = (x > maximum) | (x != x);
          maximum = (Vector)chosen(greater, (Lanes)x, (Lanes)maximum);
          pixel = chosen(greater, (Lanes){0} + (firstPixel + (int32_t)offset), pixel);
        }
      }
      storePart(maxima + at.index * channels + c, count, maximum);
      storePixels(pixel, count, pixels + at.index * channels + c);
    }
  }
}

static void maximumPoolGradient(
  const Real *restrict gradient, const int32_t *restrict pixels,
  const struct KernelWindows *windows, Real *restrict imageGradient
) {
  const intptr_t channels = windows->channels;
  const intptr_t imageSize = windows->height * windows->width * channels;
  const intptr_t positions = windows->outputHeight * windows->outputWidth;
  clearElements(imageGradient, imageElements(windows));
  for (intptr_t sample = 0; sample < windows->samples; sample++) {
    Real *image = imageGradient + sample * imageSize;
    for (intptr_t position = 0; position < positions; position++) {
      const intptr_t start = (sample * positions + position) * channels;
      for (intptr_t c = 0; c < channels; c++) {
        image[pixels[start + c] * channels + c] += gradient[start + c];
      }
    }
  }
}

static void averagePool(
  const Real *images, const struct KernelWindows *windows, Real *averages
) {
  const intptr_t channels = windows->channels;
  const Real area = (Real)(windows->windowHeight * windows->windowWidth);
  FOR_EACH_WINDOW(at, windows) {
    const Real *start = images + startOfRow(at, windows, 0);
    for (intptr_t c = 0; c < channels; c += vectorLanes) {
      const intptr_t count = smaller(vectorLanes, channels - c);
      Vector sum = {0};
      for (intptr_t i = 0; i < at.height; i++) {
        for (intptr_t j = 0; j < at.width; j++) {
          sum += loadPart(start + (i * windows->width + j) * channels + c, count);
        }
      }
      storePart(averages + at.index * channels + c, count, sum / area);
    }
  }
}

static void averagePoolGradient(
  const Real *gradient, const struct KernelWindows *windows, Real *imageGradient
) {
  const intptr_t channels = windows->channels;
  const Real area = (Real)(windows->windowHeight * windows->windowWidth);
  clearElements(imageGradient, imageElements(windows));
  FOR_EACH_WINDOW(at, windows) {
    Real *start = imageGradient + startOfRow(at, windows, 0);
    for (intptr_t c = 0; c < channels; c += vectorLanes) {
      const intptr_t count = smaller(vectorLanes, channels - c);
      const Vector share = loadPart(gradient + at.index * channels + c, count) / area;
      for (intptr_t i = 0; i < at.height; i++) {
        for (intptr_t j = 0; j < at.width; j++) {
          Real *element = start + (i * windows->width + j) * channels + c;
          storePart(element, count, loadPart(element, count) + share);
        }
      }
    }
  }
}
