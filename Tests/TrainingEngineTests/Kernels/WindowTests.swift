import CKernels
import Testing

@testable import TrainingEngine

extension KernelTests {
  /// Convolution and pooling by their definitions, pixel by pixel.
  struct Windows {
    /// Windows inside and beyond the edges, overlapping and apart, on few channels and on more than a
    /// vector of them.
    private static let cases = [
      windows(2, 5, 6, channels: 1, window: (3, 3), stride: (1, 1), padding: (1, 1)),
      windows(1, 8, 8, channels: 3, window: (2, 2), stride: (2, 2), padding: (0, 0)),
      windows(3, 7, 4, channels: 18, window: (3, 2), stride: (2, 1), padding: (1, 0)),
      windows(1, 6, 9, channels: 5, window: (5, 4), stride: (1, 3), padding: (2, 2)),
      windows(2, 4, 4, channels: 8, window: (4, 4), stride: (1, 1), padding: (0, 0)),
      windows(1, 1, 1, channels: 33, window: (3, 3), stride: (1, 1), padding: (1, 1)),
      windows(0, 4, 4, channels: 2, window: (2, 2), stride: (2, 2), padding: (0, 0)),
    ]

    private static func windows(
      _ samples: Int, _ height: Int, _ width: Int, channels: Int, window: (Int, Int),
      stride: (Int, Int), padding: (Int, Int)
    ) -> KernelWindows {
      KernelWindows(
        samples: samples, height: height, width: width, channels: channels,
        windowHeight: window.0, windowWidth: window.1,
        verticalStride: stride.0, horizontalStride: stride.1,
        verticalPadding: padding.0, horizontalPadding: padding.1,
        outputHeight: (height + 2 * padding.0 - window.0) / stride.0 + 1,
        outputWidth: (width + 2 * padding.1 - window.1) / stride.1 + 1)
    }

    @Test func patchesAreWhatTheWindowSees() {
      patchesAreWhatTheWindowSees(as: Float.self)
      patchesAreWhatTheWindowSees(as: Double.self)
    }

    private func patchesAreWhatTheWindowSees<Number: KernelNumber>(as: Number.Type) {
      for windows in Self.cases {
        let images = KernelTests.numbers(windows.imageElements, as: Number.self)
        KernelTests.expectBits(windows.places.map { $0.map { images[$0] } ?? 0 }, "\(windows)") {
          var patches = [Number](repeating: 9, count: windows.patchElements)
          withUnsafePointer(to: windows) { Number.table.gatherPatches(images, $0, &patches) }
          return patches
        }
      }
    }

    @Test func scatteringIsTheTransposeOfGathering() {
      scatteringIsTheTransposeOfGathering(as: Float.self)
      scatteringIsTheTransposeOfGathering(as: Double.self)
    }

    private func scatteringIsTheTransposeOfGathering<Number: KernelNumber>(as: Number.Type) {
      for windows in Self.cases {
        let patches = KernelTests.numbers(windows.patchElements, as: Number.self)
        var expected = [Number](repeating: 0, count: windows.imageElements)
        for (place, number) in zip(windows.places, patches) {
          if let place { expected[place] += number }
        }
        KernelTests.expectBits(expected, "\(windows)") {
          var images = [Number](repeating: 9, count: expected.count)
          withUnsafePointer(to: windows) { Number.table.scatterPatches(patches, $0, &images) }
          return images
        }
      }
    }

    @Test func theFirstMaximumWinsAndNaNPasses() {
      theFirstMaximumWinsAndNaNPasses(as: Float.self)
      theFirstMaximumWinsAndNaNPasses(as: Double.self)
    }

    private func theFirstMaximumWinsAndNaNPasses<Number: KernelNumber>(as: Number.Type) {
      for windows in Self.cases {
        // Few different numbers, so that maxima are met again; some infinite, some not numbers.
        var images = KernelTests.numbers(windows.imageElements, as: Number.self).map {
          $0.rounded()
        }
        for place in stride(from: 3, to: images.count, by: 29) { images[place] = .nan }
        for place in stride(from: 0, to: images.count, by: 3) { images[place] = -.infinity }
        let output = KernelTests.numbers(windows.outputElements, seed: 2, as: Number.self)
        var maxima: [Number] = []
        var pixels: [Int32] = []
        var gradient = [Number](repeating: 0, count: images.count)
        for (index, places) in windows.placesOfOutputs.enumerated() {
          var best = places[0]
          for place in places.dropFirst() where !(images[place] <= images[best]) {
            if !images[best].isNaN || images[place].isNaN { best = place }
          }
          maxima.append(images[best])
          pixels.append(Int32(best / windows.channels % (windows.height * windows.width)))
          gradient[best] += output[index]
        }
        KernelTests.expectBits(maxima + pixels.map { Number($0) } + gradient, "\(windows)") {
          var found = [Number](repeating: 9, count: maxima.count)
          var foundPixels = [Int32](repeating: 9, count: maxima.count)
          var result = [Number](repeating: 9, count: images.count)
          withUnsafePointer(to: windows) {
            Number.table.maximumPool(images, $0, &found, &foundPixels)
            Number.table.maximumPoolGradient(output, foundPixels, $0, &result)
          }
          return found + foundPixels.map { Number($0) } + result
        }
      }
    }

    @Test func anAverageCountsZerosBeyondTheEdges() {
      anAverageCountsZerosBeyondTheEdges(as: Float.self)
      anAverageCountsZerosBeyondTheEdges(as: Double.self)
    }

    private func anAverageCountsZerosBeyondTheEdges<Number: KernelNumber>(as: Number.Type) {
      for windows in Self.cases {
        let images = KernelTests.numbers(windows.imageElements, as: Number.self)
        let output = KernelTests.numbers(windows.outputElements, seed: 2, as: Number.self)
        let area = Number(windows.windowHeight * windows.windowWidth)
        var averages: [Number] = []
        var gradient = [Number](repeating: 0, count: images.count)
        for (index, places) in windows.placesOfOutputs.enumerated() {
          averages.append(places.reduce(0) { $0 + images[$1] } / area)
          for place in places { gradient[place] += output[index] / area }
        }
        KernelTests.expectBits(averages + gradient, "\(windows)") {
          var found = [Number](repeating: 9, count: averages.count)
          var result = [Number](repeating: 9, count: images.count)
          withUnsafePointer(to: windows) {
            Number.table.averagePool(images, $0, &found)
            Number.table.averagePoolGradient(output, $0, &result)
          }
          return found + result
        }
      }
    }

    @Test func batchesAreTransposedMatrixByMatrix() {
      for (count, rows, columns) in [(1, 1, 1), (3, 5, 7), (2, 16, 1), (2, 1, 9), (4, 64, 18)] {
        let m = KernelTests.numbers(count * rows * columns, as: Float.self)
        let expected = m.indices.map { place in
          let (matrix, rest) = place.quotientAndRemainder(dividingBy: rows * columns)
          return m[matrix * rows * columns + rest % rows * columns + rest / rows]
        }
        KernelTests.expectBits(expected, "\(count) of \(rows) x \(columns)") {
          var out = [Float](repeating: 9, count: m.count)
          Float.table.transposeEach(m, count, rows, columns, &out)
          return out
        }
      }
    }

    @Test func masksMultiplyElementByElement() {
      for count in [0, 1, 7, 16, 33] {
        let x = KernelTests.numbers(count, seed: 1, as: Float.self)
        let mask = KernelTests.numbers(count, seed: 2, as: Float.self)
        KernelTests.expectBits(zip(x, mask).map { $0 * $1 }) {
          var out = x
          Float.table.multiplyElements(x, mask, count, &out)
          return out
        }
      }
    }
  }
}

extension KernelWindows {
  fileprivate var imageElements: Int { samples * height * width * channels }
  fileprivate var positions: Int { samples * outputHeight * outputWidth }
  fileprivate var patchElements: Int { positions * windowHeight * windowWidth * channels }
  fileprivate var outputElements: Int { positions * channels }

  /// Where each element of the patches lies in the images; nil beyond the edges.
  fileprivate var places: [Int?] {
    (0..<patchElements).map { element in
      let channel = element % channels
      let column = element / channels % windowWidth
      let row = element / channels / windowWidth % windowHeight
      let position = element / channels / windowWidth / windowHeight
      let x = position % outputWidth * horizontalStride - horizontalPadding + column
      let y = position / outputWidth % outputHeight * verticalStride - verticalPadding + row
      let sample = position / outputWidth / outputHeight
      guard 0..<width ~= x, 0..<height ~= y else { return nil }
      return ((sample * height + y) * width + x) * channels + channel
    }
  }

  /// The places in the images that each element of the output is computed from.
  fileprivate var placesOfOutputs: [[Int]] {
    let places = places
    let area = windowHeight * windowWidth
    return (0..<outputElements).map { output in
      let (position, channel) = output.quotientAndRemainder(dividingBy: channels)
      return (0..<area).compactMap { places[(position * area + $0) * channels + channel] }
    }
  }
}
