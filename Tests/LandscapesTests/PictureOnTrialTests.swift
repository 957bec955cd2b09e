import Testing
import TrainingEngine

@testable import Landscapes

/// What comes of a picture on trial.
@Suite struct PictureOnTrialTests {
  static let (columns, rows) = (120, 90)

  /// A slope with a patch in which every other place of every other row is off by some bands, none of them
  /// on a lattice of a stride above one.
  static let patched: @Sendable (Double, Double) -> Double = { x, y in
    let (column, row) = (Int(x), Int(y))
    let isOff = (50..<80).contains(column) && (30..<60).contains(row) && column * row % 2 == 1
    return x + 2 * y + (isOff ? 60 : 0)
  }

  private func evaluation(
    _ height: @escaping @Sendable (Double, Double) -> Double = patched, columns: Int = columns,
    rows: Int = rows, workPerPoint: Int = 500_000
  ) -> LossGridEvaluation {
    var surface = FormulaSurface(height: height)
    surface.workPerPoint = workPerPoint
    return LossGridEvaluation(
      plane: surface, viewport: Viewport(x: 0...Double(columns), y: 0...Double(rows)),
      columns: columns, rows: rows, everyPoint: false, spacing: .linear)
  }

  /// Wherever a trial meets a patch, it is followed to its edges, and no further.
  @Test func whatSurroundsAFailureIsTriedAsWell() throws {
    var evaluation = evaluation()
    let result = evaluation.finish()
    let grid = try #require(result)
    let exact = LossGrid(grid.viewport, Self.columns, Self.rows, height: Self.patched)
    let off = zip(grid.values, exact.values).filter { abs($0 - $1) > 1e-9 }.count
    #expect(off == 0)
    #expect(grid.evaluatedPoints < grid.values.count / 2)
  }

  @Test func aTrialThatFailsWhereAllAroundIsEvaluatedIsFollowedByAnother() {
    var evaluation = finishedButForATrial(evaluatedRows: 40, failing: 20 * Self.columns + 60)
    evaluation.refine()
    #expect(!evaluation.isComplete)
    #expect(evaluation.trial?.selection == .sample)
    #expect(!evaluation.pending.isEmpty)
    #expect(evaluation.pending.allSatisfy { $0 >= 40 * Self.columns })
  }

  @Test func aSampleThatHoldsIsTheLastTrial() {
    var evaluation = finishedButForATrial(evaluatedRows: 40, failing: nil)
    evaluation.refine()
    #expect(evaluation.isComplete)
    #expect(evaluation.pending.isEmpty)
  }

  /// As when a lattice takes more than two thirds.
  @Test func whereFailuresLeaveLittleOfAPictureAllOfItIsEvaluated() {
    for (evaluatedRows, isMost) in [(50, false), (60, true)] {
      let failing = (evaluatedRows - 4) * Self.columns + 60
      var evaluation = finishedButForATrial(evaluatedRows: evaluatedRows, failing: failing)
      evaluation.refine()
      let left = (Self.rows - evaluatedRows) * Self.columns
      // What is within six columns and rows of the failure, or all.
      #expect(evaluation.pending.count == (isMost ? left : 3 * 13))
      #expect(Set(evaluation.pending).count == evaluation.pending.count)
    }
  }

  /// An evaluation of a slope in which the lower rows are evaluated and the others interpolated, at the end
  /// of a trial of twenty places, all of them in those rows.
  private func finishedButForATrial(evaluatedRows: Int, failing: Int?) -> LossGridEvaluation {
    let slope: @Sendable (Double, Double) -> Double = { x, y in x + y }
    var evaluation = evaluation(slope)
    evaluation.stride = 1
    evaluation.pending = []
    _ = evaluation.evaluate(
      Array(0..<evaluatedRows * Self.columns)[...], threads: 1, isCancelled: { false },
      isDue: { false }, beginThread: {})
    evaluation.values =
      LossGrid(evaluation.viewport, Self.columns, Self.rows, height: slope).values
    var predicted = evaluation.values
    if let failing { predicted[failing] += 100 }
    let places = (0..<19).map { 7 * $0 } + [failing ?? 200]
    evaluation.trial = Trial(
      selection: .sample, places: places, predicted: places.map { predicted[$0] })
    return evaluation
  }

  /// Whatever the threads, the time until the first picture, and the passes that a lattice or a trial takes.
  @Test(arguments: [1, 2, 3], [500_000, 400_000_000])
  func theResultIsAlwaysTheSame(threads: Int, workPerPoint: Int) throws {
    func last(_ evaluation: LossGridEvaluation, threads: Int, isHurried: Bool) -> LossGrid? {
      var evaluation = evaluation
      var last: LossGrid?
      while let next = evaluation.nextPass(threads: threads, isDue: { isHurried }) { last = next }
      return last
    }
    let expected = try #require(last(evaluation(), threads: 1, isHurried: false))
    #expect(expected.evaluatedPoints < expected.values.count / 2)
    for isHurried in [false, true] {
      let found = last(
        evaluation(workPerPoint: workPerPoint), threads: threads, isHurried: isHurried)
      #expect(found == expected)
    }
  }

  /// Every pass is cancelled when half of it is done, those of trials too, and then taken up again.
  @Test(arguments: [1, 2])
  func cancellingInTheMiddleOfATrialLosesNothing(threads: Int) throws {
    let count = Counter()
    var uncancelled = evaluation()
    var cancelled = evaluation { x, y in
      count.add()
      return Self.patched(x, y)
    }
    var trials: [Trial.Selection] = []
    while !uncancelled.isComplete {
      let before = uncancelled.evaluatedPoints
      let expected = uncancelled.nextPass()
      let half = count.value + (uncancelled.evaluatedPoints - before) / 2
      let evaluated = cancelled.evaluatedPoints
      let dropped = cancelled.nextPass(threads: threads) { count.value >= half }
      #expect(dropped == nil)
      #expect(!cancelled.isComplete)
      if let trial = cancelled.trial {
        trials.append(trial.selection)
        #expect(cancelled.evaluatedPoints == evaluated)
        #expect(cancelled.pending == trial.places)
      }
      #expect(cancelled.nextPass(threads: threads) == expected)
    }
    #expect(cancelled.isComplete)
    #expect(trials.first == .sample && trials.contains(.surroundings))
    #expect(trials.last == .sample)
  }

  /// Nobody takes a picture on trial for a complete one.
  @Test(arguments: [500_000, 400_000_000])
  func aPictureOnTrialIsMarkedAsCoarse(workPerPoint: Int) {
    var evaluation = evaluation(workPerPoint: workPerPoint)
    var strides: [Int] = []
    var passesOnTrial = 0
    while let grid = evaluation.nextPass() {
      strides.append(grid.stride)
      #expect(grid.isComplete == evaluation.isComplete)
      #expect((evaluation.progress == 1) == evaluation.isComplete)
      if evaluation.trial != nil {
        passesOnTrial += 1
        #expect(grid.stride == 2)
      }
    }
    #expect(passesOnTrial > 1)
    #expect(strides == strides.sorted(by: >))
    #expect(strides.filter { $0 == 1 }.count == 1)
  }

  /// Grids with fewer places than a trial has in one of its parts, on which nothing can be foretold.
  @Test(arguments: [(1, 1), (1, 2), (1, 40), (40, 1), (2, 2), (3, 5), (9, 9), (16, 3)])
  func smallGridsComeToAnEnd(columns: Int, rows: Int) {
    let heights: [@Sendable (Double, Double) -> Double] = [
      { _, _ in 1 }, { _, _ in .nan }, { x, y in x - y },
      { x, y in Double(Int(x) * 37 % 11 + Int(y) * 53 % 7) },
      { x, _ in x < 3 ? .infinity : x },
    ]
    for height in heights {
      var evaluation = evaluation(height, columns: columns, rows: rows)
      var passes = 0
      while evaluation.nextPass() != nil { passes += 1 }
      #expect(evaluation.isComplete)
      // Each evaluates a place at least, but for the last.
      #expect(passes <= evaluation.evaluatedPoints + 1)
      #expect(evaluation.evaluatedPoints <= columns * rows)
    }
  }
}
