import Testing

@testable import TrainingEngine

extension KernelTests {
  struct NarrowLines {
    /// Samples, units, features, outputs and points: the smallest, the largest, and what fills no vector.
    struct Shape: CustomTestStringConvertible {
      let samples, units, features, outputs, points: Int

      var testDescription: String { "\(samples), \(units)-\(features)-\(outputs), \(points)" }
    }

    private static let shapes = [
      Shape(samples: 3, units: 16, features: 16, outputs: 1, points: 1),
      Shape(samples: 20, units: 32, features: 32, outputs: 2, points: 51),
      Shape(samples: 5, units: 64, features: 48, outputs: 16, points: 64),
      Shape(samples: 2, units: 48, features: 64, outputs: 3, points: 17),
    ]

    private struct Line<Number: NetworkScalar & KernelNumber> {
      let shape: Shape
      let base, x, y, weights, slopes, bias, biasSlopes: [Number]
      let row = Number(0.75)

      init(_ shape: Shape) {
        self.shape = shape
        let (units, weights) = (shape.samples * shape.units, shape.units * shape.features)
        base = KernelTests.numbers(units, seed: 1, as: Number.self)
        x = KernelTests.numbers(units, seed: 2, as: Number.self)
        y = KernelTests.numbers(units, seed: 3, as: Number.self)
        self.weights = KernelTests.numbers(weights, seed: 4, as: Number.self)
        slopes = KernelTests.numbers(weights, seed: 5, as: Number.self)
        bias = KernelTests.numbers(shape.features, seed: 6, as: Number.self)
        biasSlopes = KernelTests.numbers(shape.features, seed: 7, as: Number.self)
      }

      /// From one side to the other, where most units cross zero somewhere.
      func column(_ point: Int) -> Number { Number(point * 5 % 64) / 8 - 4 }

      func outputWeights(at point: Int) -> [Number] {
        KernelTests.numbers(
          shape.outputs * shape.features, seed: 8 + point, as: Number.self)
      }

      func outputBias(_ output: Int, at point: Int) -> Number { Number(output) - Number(point) / 4 }

      /// Samples x outputs x the points.
      func outputs(at points: Range<Int>) -> [Number] {
        let filled = (points.count + 15) / 16 * 16
        var biases = Array(repeating: Number(0), count: shape.outputs * filled)
        for output in 0..<shape.outputs {
          for point in points {
            biases[output * filled + point - points.lowerBound] = outputBias(output, at: point)
          }
        }
        let columns = points.map(column)
        let outputWeights = points.flatMap(outputWeights)
        var out = Array(repeating: Number(7), count: shape.samples * shape.outputs * filled)
        Kernels.narrowLine(
          samples: shape.samples, units: shape.units, features: shape.features,
          outputs: shape.outputs, first: (base.span, x.span, y.span), row: row,
          columns: columns.span, weights: weights.span, slopes: slopes.span, bias: bias.span,
          biasSlopes: biasSlopes.span, outputWeights: outputWeights.span,
          outputBiases: biases.span, into: &out)
        return (0..<shape.samples * shape.outputs).flatMap {
          out[$0 * filled..<$0 * filled + points.count]
        }
      }

      /// The same for one point, layer by layer.
      func plainOutputs(at point: Int) -> [Double] {
        let (a, b) = (Double(column(point)), Double(row))
        let last = outputWeights(at: point).map { Double($0) }
        return (0..<shape.samples).flatMap { sample in
          let units = (0..<shape.units).map { unit in
            let place = sample * shape.units + unit
            return max(Double(base[place]) + a * Double(x[place]) + b * Double(y[place]), 0)
          }
          let features = (0..<shape.features).map { feature in
            let start = Double(bias[feature]) + a * Double(biasSlopes[feature])
            return max(
              units.indices.reduce(start) { sum, unit in
                let place = unit * shape.features + feature
                return sum + units[unit] * (Double(weights[place]) + a * Double(slopes[place]))
              }, 0)
          }
          return (0..<shape.outputs).map { output in
            features.indices.reduce(Double(outputBias(output, at: point))) {
              $0 + features[$1] * last[output * shape.features + $1]
            }
          }
        }
      }
    }

    @Test(arguments: shapes)
    func theOutputsAreThoseOfOneLayerAfterTheOther(shape: Shape) {
      check(Float.self, tolerance: 2e-5)
      check(Double.self, tolerance: 2e-14)
      func check<Number: NetworkScalar & KernelNumber>(_: Number.Type, tolerance: Double) {
        let line = Line<Number>(shape)
        let found = line.outputs(at: 0..<shape.points)
        for point in 0..<shape.points {
          let expected = line.plainOutputs(at: point)
          let scale = expected.reduce(1) { max($0, abs($1)) }
          for (place, expected) in expected.enumerated() {
            let difference = Double(found[place * shape.points + point]) - expected
            #expect(abs(difference) <= tolerance * scale, "\(Number.self), point \(point)")
          }
        }
        KernelTests.expectBits(found, "\(shape)") { line.outputs(at: 0..<shape.points) }
      }
    }

    @Test(arguments: shapes)
    func aPointDoesNotDependOnWhichOthersAreOnItsLine(shape: Shape) {
      let line = Line<Float>(shape)
      let all = line.outputs(at: 0..<shape.points)
      for point in 0..<shape.points {
        let alone = line.outputs(at: point..<point + 1)
        let together = (0..<alone.count).map { all[$0 * shape.points + point] }
        #expect(alone.map(\.bitPattern) == together.map(\.bitPattern), "\(point)")
      }
    }
  }
}
