import Testing

@testable import TrainingEngine

/// What takes no product goes through in blocks of half a million numbers, too, as often as somebody can be
/// asked in between, and gives the same bits.
struct LayerBlockTests {
  /// Of 2000 samples of 600 features, 1.2 million numbers: three blocks, and five megabytes where room is made.
  private static let (features, samples) = (600, 2000)

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let layer: LayerSpecification
    /// How often all numbers are gone through forward and back.
    let passes: Int
    /// For how many times as many numbers room is made.
    let rooms: Int

    var testDescription: String { name }
  }

  private static let cases = [
    Case(name: "activation", layer: .activation(.tanh), passes: 1 + 1, rooms: 1),
    // Means, variances, quotients, scale and shift; the gradients of these two and of the input.
    Case(name: "batch", layer: .batchNormalization("slot"), passes: 4 + 3, rooms: 2),
    // Back also the normalized gradient and, for that of the input, two sums.
    Case(name: "group", layer: .groupNormalization("slot", groups: 3), passes: 4 + 6, rooms: 3),
    Case(name: "RMS", layer: .rmsNormalization("slot"), passes: 3 + 4, rooms: 3),
    // Copy and sum, and back a copy for the block's layers.
    Case(
      name: "block", layer: .residual("slot", [.activation(.tanh)]), passes: 2 + 3 + 2, rooms: 4),
  ]

  @Test(arguments: cases) func layersWithoutProductsAskAsTheyGo(_ example: Case) throws {
    /// Questions that the layer asks on the way forward and back.
    func questions(samples: Int) throws -> Int {
      try asked([example.layer], samples: samples) - asked([], samples: samples)
    }
    // Few samples go through each pass at once, and take one room each.
    let few = try questions(samples: 10)
    let many = try questions(samples: Self.samples)
    #expect(many - few == example.passes * (3 - 1) + example.rooms * (5 - 1))
  }

  /// Of 1.2 million groups of one number each, in the way of three groups of each sample: three blocks where
  /// there was one, and five megabytes of each statistic.
  @Test func manyGroupsAskAsTheyGo() throws {
    func questions(groups: Int) throws -> Int {
      try asked([.groupNormalization("slot", groups: groups)], samples: Self.samples)
    }
    let (shares, roots, statistics) = (2, 1_200_000 / 62_500 + 1, 5)
    #expect(
      try questions(groups: Self.features) - questions(groups: 3)
        == shares * (3 - 1) + roots - 1 + statistics * (5 - 1))
  }

  /// Of 150,000 samples with two features, whose roots are three blocks.
  @Test func theRootsOfManySamplesAskAsTheyGo() throws {
    func questions(samples: Int) throws -> Int {
      try asked([.rmsNormalization("slot", affine: false)], features: 2, samples: samples)
        - asked([], features: 2, samples: samples)
    }
    #expect(try questions(samples: 150_000) - questions(samples: 10) == 3 - 1 + 1)
  }

  private func asked(
    _ layers: [LayerSpecification], features: Int = Self.features, samples: Int
  ) throws -> Int {
    let network = try Network<Float>(
      inputs: 8,
      layers: [.linear("first", outputs: features)] + layers + [.linear("last", outputs: 1)],
      seed: 1)
    var stream = RandomStream(seed: 2, stream: 0)
    let data = DataSet(
      features: Matrix(rows: samples, columns: 8, elements: stream.normal(samples * 8)),
      targets: .values(Matrix(rows: samples, columns: 1, elements: stream.normal(samples))))
    let objective = try Objective(.meanSquaredError, on: data, statistics: .batch, for: network)
    let (loss, gradient) = network.lossAndGradient(of: objective)
    var asked = 0
    let found = try #require(
      network.lossAndGradient(of: objective) {
        asked += 1
        return false
      })
    #expect(found.loss == loss && found.gradient == gradient)
    return asked
  }

  /// Statistics that are frozen take a way forward over all samples.
  @Test func frozenStatisticsAreCancelledWhereverTheyStand() throws {
    let network = try Network<Double>(
      inputs: 8,
      layers: [
        .linear("first", outputs: Self.features), .batchNormalization("slot"),
        .linear("last", outputs: 1),
      ], seed: 1)
    var stream = RandomStream(seed: 2, stream: 0)
    let data = DataSet(
      features: Matrix(rows: 1500, columns: 8, elements: stream.normal(1500 * 8)),
      targets: .values(Matrix(rows: 1500, columns: 1, elements: stream.normal(1500))))
    var asked = 0
    let found = try network.statistics(over: data) {
      asked += 1
      return false
    }
    #expect(try network.statistics(over: data) == found)
    // Room, the product, its bias, and four passes of the normalization.
    #expect(asked > 20)
    for limit in 0..<asked {
      var late = 0
      let found = try network.statistics(over: data) {
        late += 1
        return late > limit
      }
      #expect(found == nil && late <= limit + 8)
    }
  }
}
