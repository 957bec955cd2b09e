import Landscapes
import Testing
import TrainingEngine

@testable import Experiments

@Suite("The precision of a scenario's networks")
struct PrecisionTests {
  @Test("is double up to 1,000 parameters and float above, for all sides alike")
  func byDefault() throws {
    // n hidden units have 2 n + n parameters and the output n + 1; normalizing them adds 2 n.
    #expect(try experiment(hidden: 249, normalization: .none).precision == .double)
    #expect(try experiment(hidden: 250, normalization: .none).precision == .float)
    #expect(try experiment(hidden: 166, normalization: .batch).precision == .double)
    let mixed = try experiment(hidden: 167, normalization: .batch)
    #expect(mixed.sides.map(\.network.layout.count) == [669, 1003])
    #expect(mixed.sides.map(\.precision) == [.float, .float])
  }

  @Test("is what the scenario says", arguments: Precision.allCases)
  func asSaid(precision: Precision) throws {
    for hidden in [1, 1000] {
      let experiment = try experiment(
        hidden: hidden, normalization: .batch, precision: precision)
      #expect(experiment.precision == precision)
      let numbers = experiment.sides.flatMap(\.network.state.parameters)
      let areFloats = numbers.allSatisfy { Double(Float($0)) == $0 }
      #expect(areFloats == (precision == .float))
    }
  }

  @Test("is that of the steps, bit for bit")
  func steps() throws {
    let experiment = try experiment(hidden: 3, normalization: .batch, precision: .float)
    let side = experiment.sides[1]
    var timeline = Timeline(of: side, learningRate: 0.1, steps: 20)
    timeline.advance(by: 20)
    var trainer = side.trainer(of: Float.self, learningRate: 0.1)
    for step in 0..<20 {
      #expect(timeline.state(at: step) == trainer.network.state.widened)
      let result = trainer.advance()
      #expect(timeline.moments[step].loss == result.loss)
      #expect(timeline.moments[step].gradientNorm == trainer.lastGradientNorm)
    }
    var double = side.trainer(of: Double.self, learningRate: 0.1)
    double.advance()
    #expect(double.lastGradientNorm != timeline.moments[0].gradientNorm)
  }

  @Test("is kept where the start moves")
  func start() throws {
    let point = PlaneCoordinates(x: 0.1, y: -0.7)
    for precision in Precision.allCases {
      let experiment = try experiment(hidden: 3, normalization: .none, precision: precision)
      let start = try #require(experiment.starting(at: point).sides[0].start)
      #expect(start.x == precision.rounded(0.1) && start.y == precision.rounded(-0.7))
    }
  }

  @Test("is that of pictures, unless they are close up")
  func pictures() throws {
    for precision in Precision.allCases {
      let side = try experiment(hidden: 3, normalization: .batch, precision: precision).sides[1]
      let start = try #require(side.start)
      let place = try side.plane(at: 0, of: nil)
      var plane = side.loss(over: place, at: 0)
      let curvature = plane.curvature(at: start)
      let wide = Viewport(x: -1...1, y: -1...1).centered(on: start)
      let found = try #require(side.drawnLoss(over: place, at: 0))
      #expect(found.origin == start && found.plan.shortcuts == plane.plan.shortcuts)
      #expect((found.exact == nil) == (precision == .float))
      var surface = found.surface
      let corner = PlaneCoordinates(x: wide.x.lowerBound, y: wide.y.lowerBound)
      let (drawn, measured) = (surface.loss(at: corner), plane.loss(at: corner))
      #expect((drawn == measured) == (precision == .double))
      #expect(abs(drawn - measured) <= 1e-5 * measured)
      #expect(wide.isWideEnoughForFloat(by: curvature, at: start))
      #expect(!wide.zoomed(by: 1e-6).isWideEnoughForFloat(by: curvature, at: start))
    }
  }

  @Test("decides RMS normalization's epsilon, as in PyTorch")
  func epsilon() throws {
    for (precision, epsilon) in [(Precision.float, 0x1p-23), (.double, 0x1p-52)] {
      let experiment = try experiment(hidden: 1, normalization: .rms, precision: precision)
      #expect(
        experiment.sides[1].network.specifications[1].kind
          == .rmsNormalization(affine: true, epsilon: epsilon))
    }
  }

  private func experiment(
    hidden: Int, normalization: Normalization, precision: Precision? = nil
  ) throws -> Experiment {
    try Experiment(
      .moons(
        hidden: hidden, normalization: normalization, precision: precision,
        plane: .parameters(NamedParameters(x: "hidden.weight[0,0]", y: "hidden.weight[0,1]"))))
  }
}
