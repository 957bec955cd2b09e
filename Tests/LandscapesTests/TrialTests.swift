import Testing
import TrainingEngine

@testable import Landscapes

/// Which places of a picture are tried before it is complete.
@Suite struct TrialTests {
  static let (columns, rows) = (128, 64)

  /// Pictures by column and row, whose losses lie in many bands or few, as many in each or nearly all in
  /// one.
  static let pictures: [(name: String, height: @Sendable (Int, Int) -> Double)] = [
    ("a plain beside one deep place", { x, y in x + y == 0 ? 0 : 1 }),
    ("a slope", { x, y in Double(x) + 3 * Double(y) }),
    ("a narrow ravine", { x, y in 1 - 1 / (1 + Double((x - 40) * (x - 40))) }),
    ("three terraces", { x, y in Double(x / 50) }),
    ("what is not finite", { x, y in x < 100 ? .nan : Double(y) }),
  ]

  @Test(arguments: pictures.indices, [0, 1, 5])
  func oneInThirtyTwoOfWhatIsLeftIsTried(picture: Int, number: Int) throws {
    let values = values(Self.pictures[picture].height)
    // As much as lattices leave of a smooth one.
    let isEvaluated = values.indices.map { $0 % 8 == 0 && $0 / Self.columns % 8 == 0 }
    let left = isEvaluated.filter { !$0 }.count
    let bands = try bands(of: values)
    let trial = try #require(
      Trial(
        sampleOf: values, columns: Self.columns, isEvaluated: isEvaluated, in: bands,
        number: number))

    #expect(trial.places.count == (left + 31) / 32)
    #expect(Set(trial.places).count == trial.places.count)
    #expect(trial.places.allSatisfy { !isEvaluated[$0] })
    #expect(trial.predicted.map(\.bitPattern) == trial.places.map { values[$0].bitPattern })

    let other = Trial(
      sampleOf: values, columns: Self.columns, isEvaluated: isEvaluated, in: bands,
      number: number + 1)
    #expect(other?.places != trial.places)
  }

  /// A band of ten places is tried as a whole, and what it leaves of its share goes to the others.
  @Test func narrowBandsAreTriedHardest() throws {
    let values = values { x, y in y == 0 && x < 10 ? 0 : x < 4 ? 0.5 : 1 }
    let trial = try #require(
      Trial(
        sampleOf: values, columns: Self.columns, isEvaluated: values.map { _ in false },
        in: try bands(of: values), number: 0))
    let tried = [0, 0.5, 1].map { loss in trial.predicted.filter { $0 == loss }.count }
    // 256 places over three bands of 10, 252 and 7,930.
    #expect(tried == [10, 123, 123])
  }

  @Test func whereNothingIsLeftThereIsNoTrial() throws {
    let values = values { x, y in Double(x * y) }
    let trial = Trial(
      sampleOf: values, columns: Self.columns, isEvaluated: values.map { _ in true },
      in: try bands(of: values), number: 0)
    #expect(trial == nil)
  }

  @Test func aPlaceIsTriedThoughFewAreLeft() throws {
    let values = values { x, y in Double(x * y) }
    let trial = Trial(
      sampleOf: values, columns: Self.columns, isEvaluated: values.indices.map { $0 != 77 },
      in: try bands(of: values), number: 3)
    #expect(trial?.places == [77])
  }

  /// What surrounds a place that fails is evaluated; where a tenth of a sample fails, everything.
  @Test func aFailureIsDoubtfulWithItsSurroundings() {
    let values = values { _, _ in 0 }
    func doubtful(_ trial: Trial, failing: Set<Int>) -> [Bool]? {
      trial.doubtful(columns: Self.columns, rows: Self.rows) { place, _ in
        failing.contains(place) ? 0.13 : 0.12
      }
    }
    let place = 20 * Self.columns + 3
    let trial = Trial(surroundings: [place, place + 60], in: values)
    #expect(doubtful(trial, failing: []) == nil)
    let expected = values.indices.map { other in
      other % Self.columns <= 11 && (12...28).contains(other / Self.columns)
    }
    #expect(doubtful(trial, failing: [place]) == expected)
  }

  private func values(_ height: (Int, Int) -> Double) -> [Double] {
    (0..<Self.columns * Self.rows).map { height($0 % Self.columns, $0 / Self.columns) }
  }

  private func bands(of values: [Double]) throws -> LossBands {
    let grid = LossGrid(
      viewport: Viewport(x: 0...1, y: 0...1), columns: Self.columns, rows: Self.rows,
      values: values)
    return try #require(LossBands(of: [grid], spacing: .linear))
  }
}
