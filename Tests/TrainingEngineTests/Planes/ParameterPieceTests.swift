import Testing

@testable import TrainingEngine

/// Many parameters are gone through a megabyte at a time, and whoever does not wait any more is asked in
/// between.
struct ParameterPieceTests {
  /// Five megabytes of doubles.
  private static let (count, megabytes) = (5 << 17, 5)

  private let plane: ParameterPlane

  init() {
    func numbers(_ step: Double) -> [Double] { (0..<Self.count).map { step * Double($0 % 1000) } }
    plane = ParameterPlane(
      base: numbers(0.5),
      directions: ParameterPlane.Directions(x: numbers(0.25), y: numbers(-2).reversed()))
  }

  /// What some work gives, and how often it asks; nil wherever it is cancelled.
  private func questions<Result>(_ work: (() -> Bool) -> Result?) throws -> (Result, Int) {
    let asked = Asked(yesAfter: .max)
    let result = try #require(work(asked.answer))
    for place in 0..<asked.times {
      let late = Asked(yesAfter: place)
      #expect(work(late.answer) == nil)
      #expect(late.times == place + 1)
    }
    return (result, asked.times)
  }

  @Test func thoseOfAPointAreMadeInPieces() throws {
    let (found, asked) = try questions { plane.parameters(3, -0.5, isCancelled: $0) }
    #expect(asked == Self.megabytes)
    #expect(found == plane.parameters(3, -0.5))
    let place = Self.count - 1
    #expect(
      found[place] == plane.base[place] + 3 * plane.directions.x[place]
        - 0.5 * plane.directions.y[place])
  }

  @Test func thoseOfAnyPrecisionHaveCoordinates() throws {
    let there = plane.parameters(2, 3)
    let (found, asked) = try questions { isCancelled in
      plane.coordinates(nearestTo: there, isCancelled: isCancelled)
    }
    #expect(asked == Self.megabytes)
    expectClose(found.x, 2, scale: 1, "x")
    expectClose(found.y, 3, scale: 1, "y")
    // These numbers are floats.
    let rounded = try #require(
      plane.coordinates(nearestTo: Float.rounding(there), isCancelled: { false }))
    #expect(rounded == found)
  }

  @Test func otherPrecisionsAreMadeInPieces() throws {
    let (floats, askedOnce) = try questions { Float.rounding(plane.base, isCancelled: $0) }
    #expect(askedOnce == 3)
    #expect(floats == plane.base.map { Float($0) })
    let state = NetworkState<Float>(parameters: floats, runningStatistics: [1, 2])
    let (wide, asked) = try questions { state.widened(isCancelled: $0) }
    // Those of the statistics are a piece of their own.
    #expect(asked == Self.megabytes + 1)
    #expect(wide == state.widened && wide.parameters == plane.base)
  }

  @Test func fingerprintsAskSeveralTimesAMegabyte() throws {
    var whole = StateHash()
    whole.combine(plane.base)
    let (hash, asked) = try questions { isCancelled in
      var hash = StateHash()
      return hash.combine(plane.base, isCancelled: isCancelled) ? hash : nil
    }
    #expect(hash == whole)
    #expect(asked == 2 * Self.megabytes)
  }

  @Test func normalNumbersAreAppendedAsTheyAreDrawn() throws {
    var stream = RandomStream(seed: 3, stream: 4)
    let numbers = stream.normal(40_001)
    let (appended, asked) = try questions { isCancelled -> [Double]? in
      var stream = RandomStream(seed: 3, stream: 4)
      var appended = [1.0, 2]
      return stream.appendNormal(40_001, to: &appended, isCancelled: isCancelled)
        ? appended : nil
    }
    #expect(asked == 3)
    #expect(appended == [1, 2] + numbers)
  }

  /// A single layer on one sample, whose derivatives take next to nothing but parameters.
  @Test func derivativesOfManyParametersAskWhileTheyAreMade() throws {
    func questions(inputs: Int) throws -> Int {
      let network = try Network<Double>(
        inputs: inputs, layers: [.linear("only", outputs: 1)], seed: 1)
      var surface = try PlaneLoss(
        network: network,
        plane: ParameterPlane(
          base: network.state.parameters,
          directions: ParameterPlane.Directions(
            x: network.state.parameters, y: network.state.parameters.reversed())),
        loss: .meanSquaredError,
        data: DataSet(
          features: Matrix(
            rows: 1, columns: inputs, elements: Array(repeating: 0.01, count: inputs)),
          targets: .values(Matrix(rows: 1, columns: 1, elements: [1]))), statistics: .batch)
      let asked = Asked(yesAfter: .max)
      let curvature = surface.curvature(0.1, 0.2) { asked.answer() }
      #expect(curvature == surface.curvature(0.1, 0.2))
      return asked.times
    }
    #expect(try questions(inputs: Self.count - 1) - questions(inputs: 9) == Self.megabytes - 1)
  }
}
