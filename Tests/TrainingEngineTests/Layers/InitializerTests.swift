import Testing

@testable import TrainingEngine

struct InitializerTests {
  @Test(arguments: ReferenceKind.allCases)
  func theDefaultStartIsThatOfTheReference(kind: ReferenceKind) throws {
    for model in [ReferenceModel.moons(kind), .tiny(kind), .leNet(kind)] {
      let network = try Network<Double>(
        input: model.layers.inputShape(for: model.data), layers: model.layers, seed: 1)
      for tensor in network.referenceParameters {
        #expect(
          Array(network.state.parameters[tensor.range]) == model.initial[tensor.name]?.numbers,
          "\(tensor.name)")
      }
    }
  }

  @Test(arguments: ReferenceKind.allCases)
  func theDefaultStartOfALargeNetworkIsThatOfTheReference(kind: ReferenceKind) throws {
    let network = try ReferenceModel.digits(kind).network()
    expectClose(
      network.state.parameters, at: network.referenceParameters,
      Reference.perceptron["runs"][kind.rawValue]["init"], "start")
  }

  @Test func heStartsNormalWithVarianceTwoOverInputs() throws {
    let start = try draw(.he, inputs: 200, outputs: 300)
    expectMoments(of: start.weights, variance: 2.0 / 200, kurtosis: 3)
    #expect(start.bias.allSatisfy { $0 == 0 })
  }

  @Test func lecunStartsNormalWithVarianceOneOverInputs() throws {
    let start = try draw(.lecun, inputs: 200, outputs: 300)
    expectMoments(of: start.weights, variance: 1.0 / 200, kurtosis: 3)
    #expect(start.bias.allSatisfy { $0 == 0 })
  }

  /// Q and the drawn matrix A = L Q, with L lower triangular and its diagonal positive, decide each
  /// other; where there are more rows than columns, so do their transposes.
  @Test(arguments: [(3, 3), (5, 40), (40, 5), (1, 7), (7, 1), (64, 100)])
  func orthogonalRowsOrColumnsComeFromTheDrawnOnesOneAfterTheOther(
    outputs: Int, inputs: Int
  ) throws {
    let start = try draw(.orthogonal(gain: 3), inputs: inputs, outputs: outputs, seed: 6)
    #expect(start.bias.allSatisfy { $0 == 0 })
    var stream = RandomStream(seed: 6, stream: 1000)
    let drawn = stream.normal(outputs * inputs)
    let count = min(outputs, inputs)
    func vectors(_ matrix: [Double]) -> [[Double]] {
      (0..<count).map { index in
        outputs <= inputs
          ? Array(matrix[index * inputs..<(index + 1) * inputs])
          : (0..<outputs).map { matrix[$0 * inputs + index] }
      }
    }
    let (made, from) = (vectors(start.weights), vectors(drawn))
    func dot(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for first in 0..<count {
      expectClose(
        (0..<count).map { dot(made[first], made[$0]) }, (0..<count).map { $0 == first ? 9 : 0 },
        to: 1e-14, scale: 9, "products")
      #expect(dot(from[first], made[first]) > 0)
      for later in first + 1..<max(count, first + 1) {
        #expect(abs(dot(from[first], made[later])) < 1e-12)
      }
    }
  }

  @Test func xavierStartsUniformWithinItsBound() throws {
    let start = try draw(.xavier, inputs: 200, outputs: 300)
    let bound = (6.0 / 500).squareRoot()
    #expect(start.weights.allSatisfy { abs($0) <= bound })
    expectMoments(of: start.weights, variance: bound * bound / 3, kurtosis: 1.8)
    #expect(start.bias.allSatisfy { $0 == 0 })
  }

  @Test func theDefaultStartsUniformWithinOneOverRootInputs() throws {
    let start = try draw(.torch, inputs: 200, outputs: 300)
    #expect((start.weights + start.bias).allSatisfy { abs($0) <= 1 / 200.0.squareRoot() })
    expectMoments(of: start.weights, variance: 1 / 200.0 / 3, kurtosis: 1.8)
    #expect(start.bias.contains { $0 != 0 })
  }

  @Test func normalStartsWithTheDeviationAskedFor() throws {
    let start = try draw(.normal(standardDeviation: 0.3), inputs: 200, outputs: 300)
    expectMoments(of: start.weights, variance: 0.09, kurtosis: 3)
    #expect(start.bias.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [
    Initializer.torch, .he, .lecun, .xavier, .orthogonal(gain: 1), .normal(standardDeviation: 2),
  ])
  func theSeedDecidesTheStart(initializer: Initializer) throws {
    let first = try draw(initializer, inputs: 5, outputs: 4, seed: 3)
    let again = try draw(initializer, inputs: 5, outputs: 4, seed: 3)
    let other = try draw(initializer, inputs: 5, outputs: 4, seed: 4)
    #expect(first == again)
    #expect(first.weights != other.weights)
  }

  @Test func normalizationDoesNotChangeTheStartOfTheWeights() throws {
    let plain = try Network<Double>(
      inputs: 3, layers: .numbered([.linear(4), .activation(.tanh), .linear(2)]), seed: 9)
    let normalized = try Network<Double>(
      inputs: 3,
      layers: .numbered([.linear(4), .normalization(), .linear(2), .normalization()]), seed: 9)
    let layout = normalized.layout
    let weights = layout.tensors.filter { !$0.name.hasPrefix("1.") && !$0.name.hasPrefix("3.") }
    #expect(plain.state.parameters == weights.flatMap { normalized.state.parameters[$0.range] })
  }

  /// All that leads to an output of a convolution comes in, and all that an input leads to goes out.
  @Test func aConvolutionCountsThePixelsOfItsWindow() throws {
    func draw(_ initializer: Initializer, inputs: Int = 20, outputs: Int = 30) throws -> Values {
      let network = try Network<Double>(
        input: .image(ImageShape(channels: inputs, height: 5, width: 5)),
        layers: .numbered([
          .convolution(
            outputs: outputs, window: ImageWindow(height: 4, width: 3), bias: true,
            initializer: initializer), .flatten,
        ]), seed: 2)
      #expect(network.layout.tensors[0].shape == [outputs, inputs, 4, 3])
      return Values(
        weights: Array(network.state.parameters[network.layout.tensors[0].range]),
        bias: Array(network.state.parameters[network.layout.tensors[1].range]))
    }
    let bound = (1.0 / 240).squareRoot()
    let torch = try draw(.torch)
    #expect(torch.weights.allSatisfy { abs($0) <= bound })
    expectMoments(of: torch.weights, variance: bound * bound / 3, kurtosis: 1.8)
    #expect(torch.bias.allSatisfy { abs($0) <= bound && $0 != 0 })
    expectMoments(of: try draw(.he).weights, variance: 2.0 / 240, kurtosis: 3)
    expectMoments(of: try draw(.lecun).weights, variance: 1.0 / 240, kurtosis: 3)
    expectMoments(of: try draw(.xavier).weights, variance: 2.0 / (240 + 360), kurtosis: 1.8)
    let orthogonal = try draw(.orthogonal(gain: 1), inputs: 2, outputs: 7).weights
    for first in 0..<7 {
      for second in 0..<7 {
        let product = (0..<24).reduce(0) {
          $0 + orthogonal[first * 24 + $1] * orthogonal[second * 24 + $1]
        }
        #expect(abs(product - (first == second ? 1 : 0)) < 1e-14)
      }
    }
    let given = Array(stride(from: 0.0, to: 24, by: 1))
    let values = try draw(.values(weights: given, bias: [5]), inputs: 2, outputs: 1)
    #expect(values.weights == given)
    #expect(throws: NetworkError.wrongNumberOfValues(layer: "0", found: 24, expected: 48)) {
      try draw(.values(weights: given, bias: nil), inputs: 2, outputs: 2)
    }
  }

  @Test func theInitialScaleMultipliesWeightsAndBiasesAndNothingElse() throws {
    let layers: [LayerSpecification] = .numbered([.linear(4), .normalization(), .linear(2)])
    let plain = try Network<Double>(inputs: 3, layers: layers, seed: 9)
    let scaled = try Network<Double>(inputs: 3, layers: layers, seed: 9, initialScale: 3)
    for tensor in plain.layout.tensors {
      let factor = tensor.name.hasPrefix("1.") ? 1.0 : 3
      #expect(
        scaled.state.parameters[tensor.range].elementsEqual(
          plain.state.parameters[tensor.range].map { $0 * factor }), "\(tensor.name)")
    }
  }

  @Test func givenValuesAreTaken() throws {
    let values = try draw(.values(weights: [1, 2, 3, 4], bias: [5, 6]), inputs: 2, outputs: 2)
    #expect(values == Values(weights: [1, 2, 3, 4], bias: [5, 6]))
    let withoutBias = try draw(.values(weights: [1, 2, 3, 4], bias: nil), inputs: 2, outputs: 2)
    #expect(withoutBias == Values(weights: [1, 2, 3, 4], bias: [0, 0]))
  }

  @Test func givenValuesOfTheWrongNumberAreRefused() {
    #expect(throws: NetworkError.wrongNumberOfValues(layer: "0", found: 3, expected: 4)) {
      try draw(.values(weights: [1, 2, 3], bias: nil), inputs: 2, outputs: 2)
    }
    #expect(throws: NetworkError.wrongNumberOfValues(layer: "0", found: 1, expected: 2)) {
      try draw(.values(weights: [1, 2, 3, 4], bias: [1]), inputs: 2, outputs: 2)
    }
  }
}

private struct Values: Equatable {
  let weights: [Double]
  let bias: [Double]
}

private func draw(
  _ initializer: Initializer, inputs: Int, outputs: Int, seed: UInt64 = 1
) throws -> Values {
  let network = try Network<Double>(
    inputs: inputs,
    layers: .numbered([.linear(outputs: outputs, bias: true, initializer: initializer)]),
    seed: seed)
  let parameters = network.state.parameters
  return Values(
    weights: Array(parameters[network.layout.tensors[0].range]),
    bias: Array(parameters[network.layout.tensors[1].range]))
}

/// Checks mean 0, a variance and a kurtosis, each within five standard errors.
private func expectMoments(
  of numbers: [Double], variance: Double, kurtosis: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let count = Double(numbers.count)
  let mean = numbers.reduce(0, +) / count
  let second = numbers.reduce(0) { $0 + $1 * $1 } / count
  let fourth = numbers.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
  #expect(abs(mean) < 5 * (variance / count).squareRoot(), sourceLocation: sourceLocation)
  #expect(
    abs(second - variance) < 5 * variance * ((kurtosis - 1) / count).squareRoot(),
    sourceLocation: sourceLocation)
  // √(96/n) is the standard error of a normal sample's fourth moment over σ⁴; a uniform's is less.
  #expect(
    abs(fourth / (variance * variance) - kurtosis) < 5 * (96 / count).squareRoot(),
    sourceLocation: sourceLocation)
}
