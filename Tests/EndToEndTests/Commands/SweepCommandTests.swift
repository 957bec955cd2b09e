import Drawing
import Foundation
import TestSupport
import Testing

@Suite struct SweepCommandTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write(TestScenario().json, to: "little.json")
  }

  private struct Document: Decodable {
    let scenario: String
    let axis: String
    let steps: Int
    let sides: [Side]

    struct Side: Decodable {
      let id: String
      let runs: [Run]
    }

    struct Run: Decodable, Equatable {
      let value: Double
      let seed: UInt64
      let learningRate: Double
      let startLoss: Double
      let stepsToConverge: Int?
      let diverged: Int?
      let finalLoss: FinalLoss
    }

    enum FinalLoss: Decodable, Equatable {
      case number(Double)
      case text(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self =
          if let number = try? container.decode(Double.self) { .number(number) } else {
            .text(try container.decode(String.self))
          }
      }
    }
  }

  private func document(_ arguments: String...) throws -> Document {
    let result = try ravine(["sweep", path] + arguments + ["--json"])
    #expect(result.status == 0 && result.messages.isEmpty)
    return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
  }

  /// What single runs come to, one after the other.
  private func runs(_ arguments: String...) throws -> [(loss: Double, steps: Int?)] {
    let result = try ravine(["run", path, "--json"] + arguments)
    return try JSONDecoder().decode(SingleRun.self, from: Data(result.output.utf8)).sides
      .map { ($0.lossOnAllSamples, $0.stepsToConverge) }
  }

  private struct SingleRun: Decodable {
    let sides: [Side]

    struct Side: Decodable {
      let lossOnAllSamples: Double
      let stepsToConverge: Int?
    }
  }

  @Test func printsATableAndAStripASide() throws {
    let result = try ravine("sweep", path, "--over", "learningRate=0.01,0.1,1,10")
    #expect(result.status == 0)
    #expect(result.messages.isEmpty)
    let seeds = try ravine("sweep", path, "--over", "seed=1...3", "--glyphs", "ascii")
    try expectSnapshots([
      ("sweep-rates.txt", result.output), ("sweep-seeds.txt", seeds.output),
    ])
  }

  @Test func runsAreThoseOfTheRunCommand() throws {
    let rates = try document("--over", "learningRate=0.02,0.3")
    #expect(rates.scenario == "little" && rates.axis == "learningRate" && rates.steps == 40)
    #expect(rates.sides.map(\.id) == ["plain", "normalized"])
    for (position, rate) in ["0.02", "0.3"].enumerated() {
      for (side, run) in zip(rates.sides, try runs("--learning-rate", rate)) {
        #expect(side.runs[position].finalLoss == .number(run.loss))
        #expect(side.runs[position].stepsToConverge == run.steps)
      }
    }
    let seeds = try document("--over", "seed=4,9", "--steps", "7")
    #expect(seeds.sides[0].runs.map(\.seed) == [4, 9])
    for (side, run) in zip(seeds.sides, try runs("--seed", "9", "--steps", "7")) {
      #expect(side.runs[1].finalLoss == .number(run.loss))
    }
  }

  @Test func theResultDoesNotDependOnTheThreads() throws {
    let arguments = ["sweep", path, "--over", "initialScale=0.1...10", "--json", "--threads"]
    #expect(try ravine(arguments + ["1"]).output == ravine(arguments + ["7"]).output)
  }

  @Test func whatIsNotFiniteIsWrittenAsAText() throws {
    let run = try document("--over", "learningRate=1e30").sides[0].runs[0]
    #expect(run.finalLoss == .text("inf"))
    #expect(run.diverged != nil && run.stepsToConverge == nil)
  }

  @Test(
    arguments: [
      (["--over", "learningrate=1"], "did you mean 'learningRate'?"),
      (
        ["--over", "batchSize=8,65"], "A batch of 65 samples is more than the 64 training samples."
      ),
      (
        ["--over", "seed=1,2", "--points", "3"], "Error: --over has a list; --points says how many"
      ),
      (["--over", "seed=1,2", "--seed", "3"], "--seed says what --over seed varies."),
      (["--over", "seed=1", "--threads", "0"], "--threads takes 1 to 256; found 0."),
      ([], "--over"),
    ])
  func saysWhatIsWrongWithIt(arguments: [String], message: String) throws {
    let result = try ravine(["sweep", path] + arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains(message))
  }

  @Test func theMedianOfAnEvenNumberOfSeedsLiesBetweenTwo() throws {
    let sides = try document("--over", "seed=1...4", "--steps", "20").sides
    let table = try ravine("sweep", path, "--over", "seed=1...4", "--steps", "20")
    let row = try #require(table.lines.first { $0.hasPrefix("median") })
    let cells = row.split(separator: " ").dropFirst().map(String.init)
    for (position, side) in sides.enumerated() {
      let losses = side.runs.compactMap { run in
        if case .number(let loss) = run.finalLoss { loss } else { nil }
      }.sorted()
      #expect(losses.count == 4)
      #expect(cells[2 * position] == NumberFormat.compact((losses[1] + losses[2]) / 2))
      let steps = side.runs.map { $0.stepsToConverge ?? .max }.sorted()
      let expected =
        steps[2] == .max ? "-" : NumberFormat.compact(Double(steps[1] + steps[2]) / 2)
      #expect(cells[2 * position + 1] == expected)
    }
  }

  @Test func coloursAreForTerminals() throws {
    let arguments = ["sweep", path, "--over", "learningRate=0.1,1"]
    #expect(try !ravine(arguments).output.contains("\u{1B}"))
    #expect(try ravine(arguments + ["--color", "truecolor"]).output.contains("\u{1B}[38;2;"))
  }
}
