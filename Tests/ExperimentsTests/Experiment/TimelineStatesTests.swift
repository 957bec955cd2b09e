import Testing
import TrainingEngine

@testable import Experiments

@Suite("States of a timeline")
struct TimelineStatesTests {
  /// With checkpoints at every step, or so far apart that most states are trained again.
  private func training(stride: Int) throws -> CheckpointedTraining<Double> {
    let path = TestFiles.fixtures.appendingPathComponent("moons.json").path
    let side = try #require(Experiment(ScenarioReader.read(path: path)).sides.first)
    var training = CheckpointedTraining<Double>(of: side, learningRate: 0.1, stride: stride)
    for _ in 0..<20 { _ = training.advance() }
    return training
  }

  private func never() -> Bool { false }

  @Test("are the same in a row as one by one", arguments: [1, 4, 7, 100])
  func visits(stride: Int) throws {
    let training = try training(stride: stride)
    for steps in [Array(0...19), [19], [3, 4, 5, 14, 16], [0, 8, 12]] {
      var visited: [Int] = []
      let isWhole = training.visitStates(at: steps, isCancelled: never) { step, state in
        visited.append(step)
        #expect(state == training.state(at: step) { false })
        return true
      }
      #expect(isWhole)
      #expect(visited == steps)
    }
  }

  @Test("are no longer visited when nobody wants them")
  func stop() throws {
    let training = try training(stride: 4)
    var visited = 0
    let isWhole = training.visitStates(at: Array(0...19), isCancelled: never) { _, _ in
      visited += 1
      return visited < 6
    }
    #expect(!isWhole)
    #expect(visited == 6)
  }

  @Test("are no longer trained again when nobody wants them")
  func cancel() throws {
    let training = try training(stride: 100)
    var asked = 0
    func isCancelled() -> Bool {
      asked += 1
      return asked > 5
    }
    #expect(training.state(at: 19, isCancelled: isCancelled) == nil)
    #expect((6...12).contains(asked))
    asked = 0
    let isWhole = training.visitStates(at: [2, 19], isCancelled: isCancelled) { step, _ in
      step == 2
    }
    #expect(!isWhole)
    #expect((6...12).contains(asked))
  }

  @Test("are picked evenly, with both ends")
  func keptSteps() throws {
    let path = TestFiles.fixtures.appendingPathComponent("moons.json").path
    let side = try #require(Experiment(ScenarioReader.read(path: path)).sides.first)
    var timeline = Timeline(of: side, learningRate: 0.1, steps: 30)
    timeline.advance(by: 30)
    #expect(timeline.keptSteps(upTo: 30, atMost: 100) == Array(0...30))
    #expect(timeline.keptSteps(upTo: 0, atMost: 2) == [0])
    #expect(timeline.keptSteps(upTo: 7, atMost: 3) == [0, 6, 7])
    let picked = timeline.keptSteps(upTo: 30, atMost: 7)
    #expect(picked.count == 7 && picked.first == 0 && picked.last == 30)
    #expect(zip(picked, picked.dropFirst()).allSatisfy { (1...6).contains($1 - $0) })
  }
}
