import CKernels

extension Kernels {
  /// What a window sees at each of its positions on some images: a row each, pixel by pixel with the
  /// channels of a pixel side by side, and zeros beyond the edges.
  static func gatherPatches<Scalar: NetworkScalar>(
    _ images: Span<Scalar>, samples: Int, _ geometry: WindowGeometry, into patches: inout [Scalar],
    at offset: Int = 0
  ) {
    slide(
      table(of: Scalar.self).gatherPatches, geometry, samples: samples, from: images,
      each: geometry.input.count, into: &patches, each: geometry.positions * geometry.patch,
      at: offset)
  }

  /// The transpose: each number of the images is the sum of its places in the patches, positions
  /// ascending.
  static func scatterPatches<Scalar: NetworkScalar>(
    _ patches: Span<Scalar>, samples: Int, _ geometry: WindowGeometry, into images: inout [Scalar],
    at offset: Int = 0
  ) {
    slide(
      table(of: Scalar.self).scatterPatches, geometry, samples: samples, from: patches,
      each: geometry.positions * geometry.patch, into: &images, each: geometry.input.count,
      at: offset)
  }

  /// The mean of each channel at each position of a window; what lies beyond the edges is nought.
  static func averagePool<Scalar: NetworkScalar>(
    _ images: Span<Scalar>, samples: Int, _ geometry: WindowGeometry,
    into averages: inout [Scalar]
  ) {
    slide(
      table(of: Scalar.self).averagePool, geometry, samples: samples, from: images,
      each: geometry.input.count, into: &averages,
      each: geometry.positions * geometry.input.channels)
  }

  /// The gradient of the images, from that of the averages.
  static func averagePoolGradient<Scalar: NetworkScalar>(
    _ gradient: Span<Scalar>, samples: Int, _ geometry: WindowGeometry,
    into imageGradient: inout [Scalar]
  ) {
    slide(
      table(of: Scalar.self).averagePoolGradient, geometry, samples: samples, from: gradient,
      each: geometry.positions * geometry.input.channels, into: &imageGradient,
      each: geometry.input.count)
  }

  private typealias WindowKernel =
    @convention(c) (
      UnsafeRawPointer?, UnsafePointer<KernelWindows>?, UnsafeMutableRawPointer?
    ) -> Void

  /// Runs a kernel over numbers of which each sample has some, to others from `offset` on.
  private static func slide<Scalar: NetworkScalar>(
    _ kernel: WindowKernel, _ geometry: WindowGeometry, samples: Int,
    from input: Span<Scalar>, each inputs: Int, into output: inout [Scalar], each outputs: Int,
    at offset: Int = 0
  ) {
    precondition(input.count >= samples * inputs, "Samples are missing.")
    precondition(
      offset >= 0 && output.count - offset >= samples * outputs,
      "There is no room for the samples.")
    let address = input.address
    withUnsafePointer(to: geometry.windows(on: samples)) { windows in
      output.withUnsafeMutableBufferPointer {
        guard let output = $0.baseAddress else { return }
        kernel(address, windows, output + offset)
      }
    }
  }

  /// The largest number of each channel at each position of a window, and the pixel of its image where
  /// it was first found. NaN is greater than every number, and the last one counts.
  static func maximumPool<Scalar: NetworkScalar>(
    _ images: Span<Scalar>, samples: Int, _ geometry: WindowGeometry, into maxima: inout [Scalar],
    pixels: inout [Int32]
  ) {
    precondition(images.count >= samples * geometry.input.count, "Images are missing.")
    let count = samples * geometry.positions * geometry.input.channels
    precondition(
      maxima.count >= count && pixels.count >= count, "There is no room for the maxima.")
    let address = images.address
    withUnsafePointer(to: geometry.windows(on: samples)) { windows in
      maxima.withUnsafeMutableBufferPointer { maxima in
        pixels.withUnsafeMutableBufferPointer {
          table(of: Scalar.self).maximumPool(
            address, windows, maxima.baseAddress, $0.baseAddress)
        }
      }
    }
  }

  /// The gradient of the images, from that of the maxima and the pixels where they were found.
  static func maximumPoolGradient<Scalar: NetworkScalar>(
    _ gradient: Span<Scalar>, pixels: Span<Int32>, samples: Int, _ geometry: WindowGeometry,
    into imageGradient: inout [Scalar]
  ) {
    let count = samples * geometry.positions * geometry.input.channels
    precondition(gradient.count >= count && pixels.count >= count, "Maxima are missing.")
    precondition(
      imageGradient.count >= samples * geometry.input.count, "There is no room for the images.")
    let (address, pixelsAddress) = (gradient.address, pixels.address)
    withUnsafePointer(to: geometry.windows(on: samples)) { windows in
      imageGradient.withUnsafeMutableBufferPointer {
        table(of: Scalar.self).maximumPoolGradient(
          address, pixelsAddress, windows, $0.baseAddress)
      }
    }
  }

  /// The transposes of `count` matrices of the same shape, one behind the other, from `offset` on.
  static func transposeEach<Scalar: NetworkScalar>(
    _ matrices: Span<Scalar>, count: Int, rows: Int, columns: Int, into out: inout [Scalar],
    at offset: Int = 0
  ) {
    precondition(matrices.count >= count * rows * columns, "A matrix is missing.")
    precondition(
      offset >= 0 && out.count - offset >= count * rows * columns,
      "There is no room for the transposes.")
    let address = matrices.address
    out.withUnsafeMutableBufferPointer {
      guard let out = $0.baseAddress else { return }
      table(of: Scalar.self).transposeEach(address, count, rows, columns, out + offset)
    }
  }
}

extension WindowGeometry {
  fileprivate func windows(on samples: Int) -> KernelWindows {
    KernelWindows(
      samples: samples, height: input.height, width: input.width, channels: input.channels,
      windowHeight: window.height, windowWidth: window.width,
      verticalStride: window.verticalStride, horizontalStride: window.horizontalStride,
      verticalPadding: window.verticalPadding, horizontalPadding: window.horizontalPadding,
      outputHeight: outputHeight, outputWidth: outputWidth)
  }
}
