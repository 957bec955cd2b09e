import Foundation
import Testing

@testable import TrainingEngine

extension KernelTests {
  struct Elementary {
    private static let functions: [String: @Sendable (Double) -> Double] = [
      "exp": ElementaryFunctions.exp,
      "log": ElementaryFunctions.log,
      "logOnePlus": ElementaryFunctions.logOnePlus,
      "tanh": ElementaryFunctions.tanh,
      "sigmoid": ElementaryFunctions.sigmoid,
      "sinTurns": ElementaryFunctions.sinTurns,
      "cosTurns": ElementaryFunctions.cosTurns,
      "erf": ElementaryFunctions.erf,
      "normalDistribution": ElementaryFunctions.normalDistribution,
      "normalDensity": ElementaryFunctions.normalDensity,
    ]

    /// Where the error may be greater than nine tenths of the last place.
    private static let bounds = ["erf": 1.2, "normalDistribution": 5.5, "normalDensity": 2.7]

    @Test(arguments: functions.keys.sorted())
    func theErrorStaysBelowItsBound(name: String) throws {
      let function = try #require(Self.functions[name])
      let points = try referencePoints(of: name)
      #expect(points.count > 40)
      for point in points {
        let error = (function(point.x) - point.rounded) / point.rounded.ulp - point.rest
        #expect(abs(error) < Self.bounds[name] ?? 0.9, "\(name)(\(point.x)) is off by \(error) ulp")
      }
    }

    @Test(arguments: functions.keys.sorted())
    func everyInstructionSetGivesTheSameBits(name: String) throws {
      let function = try #require(Self.functions[name])
      var stream = RandomStream(seed: 4, stream: 4)
      let anyBits = (0..<2000).map { _ in Double(bitPattern: stream.next()) }
      let arguments =
        stream.uniform(2000, from: 0, to: 1) + stream.uniform(2000, from: -30, to: 30) + anyBits
      KernelTests.expectBits(arguments.map(function), name) { arguments.map(function) }
    }

    @Test func limitsAreMetExactly() {
      typealias F = ElementaryFunctions
      let infinity = Double.infinity
      KernelTests.expectBits([
        1, 1, 0, 0, infinity, infinity, .nan,
        0, -infinity, -infinity, .nan, .nan, infinity, .nan,
        0, -0.0, -infinity, .nan, .nan, infinity, .nan,
        0, -0.0, 1, -1, 1, -1, .nan,
        0.5, 0.5, 1, 0, 1, 0, .nan,
        0, 1, 0, -1, 1, 0, -1, 0,
        0, -0.0, 1, -1, 1, -1, .nan,
        0.5, 1, 0, 1, 0, .nan,
        0, 0, .nan,
      ]) {
        [0, -0.0, -800, -infinity, 800, infinity, .nan].map(F.exp)
          + [1, 0, -0.0, -1, -infinity, infinity, .nan].map(F.log)
          + [0, -0.0, -1, -1.5, -infinity, infinity, .nan].map(F.logOnePlus)
          + [0, -0.0, 800, -800, infinity, -infinity, .nan].map(F.tanh)
          + [0, -0.0, 800, -800, infinity, -infinity, .nan].map(F.sigmoid)
          // A zero of the sine may have either sign.
          + [0, 0.25, 0.5, 0.75].map { F.sinTurns($0) + 0 }
          + [0, 0.25, 0.5, 0.75].map { F.cosTurns($0) + 0 }
          + [0, -0.0, 7, -7, infinity, -infinity, .nan].map(F.erf)
          + [0, 40, -40, infinity, -infinity, .nan].map(F.normalDistribution)
          + [40, -infinity, .nan].map(F.normalDensity)
      }
    }

    @Test func exponentialsOverflowAndVanishWhereDoublesEnd() {
      #expect(ElementaryFunctions.exp(709.782712893384) < .infinity)
      #expect(ElementaryFunctions.exp(709.7827128933841) == .infinity)
      #expect(ElementaryFunctions.exp(-745.1332191019411) == .leastNonzeroMagnitude)
      #expect(ElementaryFunctions.exp(-745.1332191019412) == 0)
    }

    /// A line of the fixture: x and the correctly rounded f(x) as bit patterns, and what the latter
    /// lacks, in units in its last place.
    private struct Point: Decodable {
      let x: Double
      let rounded: Double
      let rest: Double

      init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        x = Double(bitPattern: UInt64(try row.decode(String.self), radix: 16)!)
        rounded = Double(bitPattern: UInt64(try row.decode(String.self), radix: 16)!)
        rest = try row.decode(Double.self)
      }
    }

    private func referencePoints(of name: String) throws -> [Point] {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "ElementaryFunctions.json")
      let table = try JSONDecoder().decode(Table.self, from: Data(contentsOf: file))
      return try #require(table.functions[name])
    }

    private struct Table: Decodable {
      let functions: [String: [Point]]
    }
  }
}
