import Synchronization
import Testing

@testable import Experiments

@Suite("A sweep")
struct SweepPlanTests {
  private static let rates = Sweep(over: .learningRate([0.01, 0.1, 1, 1e6, 1e308]), steps: 40)

  @Test("comes to the same result on any number of threads")
  func threads() throws {
    let plan = try SweepPlan(Self.rates, of: SweepFixture.moons())
    let alone = plan.perform(threads: 1)
    #expect(alone.isComplete)
    #expect(Set(alone.all(of: 0).map(\.finalLoss)).count == 5)
    for threads in [2, 3, 16] { #expect(plan.perform(threads: threads) == alone) }
  }

  @Test("does what timelines do")
  func timelines() throws {
    let file = try SweepFixture.moons()
    let result = try SweepPlan(Self.rates, of: file).finished()
    for (position, side) in try Experiment(file).sides.enumerated() {
      for (rate, outcome) in zip(Self.rates.axis.numbers, result.all(of: position)) {
        var timeline = Timeline(of: side, learningRate: rate, steps: 40)
        timeline.advance(by: 40)
        #expect(outcome.divergence == timeline.divergence)
        guard outcome.divergence == nil else { continue }
        #expect(outcome.finalLoss == side.loss(at: timeline.state(at: 40)))
        #expect(
          outcome.stepsToConverge
            == timeline.firstStep(withLossAtMost: outcome.convergence.bound))
      }
    }
    #expect(result.all(of: 0).contains { $0.divergence != nil })
  }

  @Test("tells every step of every run, those of runs that diverged included")
  func progress() throws {
    let plan = try SweepPlan(Self.rates, of: SweepFixture.moons())
    let told = Mutex<[Int]>([])
    let result = plan.perform(
      threads: 2, passed: { steps in told.withLock { $0.append(steps) } })
    #expect(result.all(of: 0).contains { $0.divergence != nil })
    #expect(told.withLock { $0.reduce(0, +) } == plan.steps)
    #expect(plan.steps == 2 * 5 * 40)
    #expect(told.withLock { $0.allSatisfy { $0 >= 0 } })
  }

  @Test("reports after each run and goes on from what was reported")
  func resumption() throws {
    let plan = try SweepPlan(Self.rates, of: SweepFixture.moons())
    let reports = Mutex<[SweepResult]>([])
    let whole = plan.perform(
      threads: 2, report: { result in reports.withLock { $0.append(result) } })
    let seen = reports.withLock { $0 }
    #expect(seen.map(\.finishedRuns) == Array(1...10))
    let begun = seen[5]
    let told = Mutex(0)
    let resumed = plan.perform(
      continuing: begun, threads: 2, passed: { steps in told.withLock { $0 += steps } })
    #expect(resumed == whole)
    #expect(told.withLock { $0 } == 4 * 40)
  }

  @Test("stops within a step of being cancelled and keeps what is done")
  func cancellation() throws {
    let plan = try SweepPlan(Self.rates, of: SweepFixture.moons())
    // Five runs of two sides and 41 steps each: the hundredth question comes in the third run.
    let (result, asked) = Self.perform(plan, cancelledAfter: 100)
    #expect(asked == 101)
    #expect(result.finishedRuns == 2)
    #expect(!result.isComplete)
  }

  @Test("stops within a step while a rule looks for its learning rate")
  func cancellationOfARule() throws {
    let moons = try SweepFixture.moons()
    var scenario = moons.scenario
    scenario.training.learningRate = .same(.bestOf([0.1, 0.2]))
    let file = ScenarioFile(
      scenario: scenario, path: nil, folder: moons.folder, samples: nil, testSamples: nil,
      warnings: [])
    let plan = try SweepPlan(Sweep(over: .seed([1, 2]), steps: 40), of: file)
    // A run asks once before it begins, at two rates before each of 40 steps, and before its own 41: the
    // search of the second run ends with question 203.
    for last in [130, 190] {
      let (result, asked) = Self.perform(plan, cancelledAfter: last)
      #expect(asked == last + 1)
      #expect(result.finishedRuns == 1)
    }
  }

  /// - Returns: What there is of the result, and how often somebody was asked.
  private static func perform(
    _ plan: SweepPlan, cancelledAfter last: Int
  ) -> (result: SweepResult, asked: Int) {
    let questions = Mutex(0)
    let result = plan.perform(
      threads: 1,
      isCancelled: {
        questions.withLock { count in
          count += 1
          return count > last
        }
      })
    return (result, questions.withLock { $0 })
  }

  @Test("gives every side the initial scale, and scales the start with it")
  func initialScale() throws {
    let file = try SweepFixture.ellipse()
    let plan = try SweepPlan(Sweep(over: .initialScale([1, 3]), steps: 1), of: file)
    let starts = (0..<2).map { plan.run(value: $0, side: 0).side.start }
    #expect(starts.map(\.?.x) == [-2, -6] && starts.map(\.?.y) == [2, 6])
    // The smallest loss stays where it is, however far away the start.
    let bounds = plan.finished().all(of: 0).map(\.convergence.bound)
    #expect(bounds[0] == bounds[1])
    let moons = try SweepPlan(Sweep(over: .initialScale([0.5]), steps: 1), of: SweepFixture.moons())
    let (half, home) = (
      moons.run(value: 0, side: 1).side, try Experiment(SweepFixture.moons()).sides[1]
    )
    let weights = home.network.layout.tensors[0].range
    #expect(
      half.network.state.parameters[weights].elementsEqual(
        home.network.state.parameters[weights].map { 0.5 * $0 }))
  }

  @Test("gives every side the batch size, in place of its own")
  func batchSize() throws {
    let moons = try SweepFixture.moons()
    var scenario = moons.scenario
    scenario.sides[1].training = TrainingOverrides(batchSize: 8)
    let file = ScenarioFile(
      scenario: scenario, path: nil, folder: moons.folder, samples: nil, testSamples: nil,
      warnings: [])
    let plan = try SweepPlan(Sweep(over: .batchSize([16, 64]), steps: 1), of: file)
    for side in 0..<2 {
      #expect((0..<2).map { plan.run(value: $0, side: side).side.schedule.batchSize } == [16, 64])
      #expect((0..<2).map { plan.run(value: $0, side: side).convergence.epoch } == [16, 4])
    }
  }

  @Test("gives every side the seed, for its data and its weights")
  func seed() throws {
    let file = try SweepFixture.moons()
    let plan = try SweepPlan(Sweep(over: .seed([1, 7]), steps: 1), of: file)
    for (value, seed) in [UInt64(1), 7].enumerated() {
      let expected = try Experiment(file, seed: seed).sides[0]
      let run = plan.run(value: value, side: 0)
      #expect(run.side.network.state == expected.network.state)
      #expect(run.side.training == expected.training)
    }
    // One bound for all, from the scenario's own seed.
    #expect(plan.run(value: 0, side: 0).convergence == plan.run(value: 1, side: 1).convergence)
    let ellipse = try SweepPlan(Sweep(over: .seed([1, 2]), steps: 1), of: SweepFixture.ellipse())
    #expect(
      ellipse.run(value: 0, side: 0).convergence.bound
        != ellipse.run(value: 1, side: 0).convergence.bound)
  }

  @Test("takes rates by the scenario's rule, or as it is told")
  func rates() throws {
    let file = try SweepFixture.moons()
    #expect(
      try SweepPlan(Sweep(over: .seed([1]), steps: 1), of: file).finished().all(of: 0)[0]
        .learningRate == 0.1)
    #expect(
      try SweepPlan(Sweep(over: .seed([1]), steps: 1, learningRate: 0.25), of: file).finished()
        .all(of: 1)[0].learningRate == 0.25)
  }

  @Test("counts as converged at a tenth of the lower start where the smallest loss is not known")
  func tenth() throws {
    let file = try SweepFixture.moons()
    let sides = try Experiment(file).sides
    let starts = sides.map { $0.loss(at: $0.network.state) }
    let plan = try SweepPlan(Sweep(over: .learningRate([0.1]), steps: 1), of: file)
    for side in 0..<2 {
      let convergence = plan.run(value: 0, side: side).convergence
      #expect(convergence.basis == .start && convergence.bound == 0.1 * starts.min()!)
    }
    let told = try SweepPlan(
      Sweep(over: .learningRate([0.1]), steps: 1, threshold: 0.3), of: SweepFixture.ellipse())
    #expect(told.run(value: 0, side: 0).convergence == .init(bound: 0.3, basis: .given, epoch: 1))
  }

  @Test("says which batch size does not suit the scenario, before anything runs")
  func unsuitable() throws {
    let file = try SweepFixture.moons()
    func message(_ sizes: [Int]) -> String? {
      do {
        _ = try SweepPlan(Sweep(over: .batchSize(sizes), steps: 1), of: file)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(message([4, 256]) == nil)
    #expect(
      message([4, 257, 300]) == "A batch of 257 samples is more than the 256 training samples.")
    #expect(
      message([4, 85])?.hasPrefix("Side 'normalized': Batch normalization with batch") == true)
  }
}
