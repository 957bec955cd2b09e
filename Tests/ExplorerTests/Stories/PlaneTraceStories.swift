import Drawing
import Experiments
import Landscapes
import Testing
import TrainingEngine

@testable import Explorer

/// How a run lies to the plane under it: its path, its distance, and the loss here and there.
@Suite struct PlaneTraceStories {
  private static let components = DirectionsDescription.principalComponents(
    PrincipalComponentsDescription(of: .wholeRun))

  @Test func aChosenPlaneShowsThePathAndWhatItLeavesOut() throws {
    var story = try Story(.moons, window: Size(columns: 200, rows: 60))
    story.setUp(.seek(step: 40))
    story.work()
    story.choosePlane("components of")
    let session = try story.session
    #expect(session.plane.directions == Self.components)
    for side in session.sides.indices {
      let trace = try #require(session.sides[side].trace)
      #expect(trace.points.map(\.step) == Array(0...40))
      #expect(session.path(of: side).count == 41)
      // The network stands on the plane, and its loss there is its loss.
      let here = try #require(trace.point(at: 40))
      let losses = try #require(here.losses)
      #expect(here.distance < 1e-9)
      #expect(abs(losses.onPlane - losses.actual) < 1e-9)
      let start = try #require(trace.point(at: 0)?.losses)
      #expect(abs(start.onPlane - start.actual) > 1e-3)
    }
    let text = story.state.view().plainText
    #expect(text.contains("of the variance"))
    #expect(text.contains("path off plane by up to"))
  }

  /// Of three weights a plane leaves a straight line out, whose direction is the cross product of the
  /// plane's; the loss is a sum of squares.
  @Test(arguments: [
    ("as drawn", "origin: the start"), ("gradient", "origin: the start"),
    ("top two", "origin: the start"), ("line from start to end", ""),
    ("and the end", ""), ("components of", ""), ("", ""), ("", "origin: the start"),
    ("filter", ""), ("gradient", ""), ("top and", ""),
  ])
  func thePaneTellsTheDistanceAndBothLossesAtEverySize(kind: String, origin: String) throws {
    for window in [(80, 24), (120, 40), (200, 60)] {
      var story = try Story(.space, window: Size(columns: window.0, rows: window.1))
      story.setUp(.seek(step: 4))
      story.work()
      if !kind.isEmpty { story.choosePlane(kind) }
      if !origin.isEmpty { story.choosePlane(origin) }
      let session = try story.session
      for (position, side) in session.sides.enumerated() {
        let timeline = try #require(side.timeline)
        let plane = try side.home.plane(at: 4, of: timeline).plane
        let (u, v) = (plane.directions.x, plane.directions.y)
        let cross = [
          u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0],
        ]
        let length = cross.map { $0 * $0 }.reduce(0, +).squareRoot()
        let normal = cross.map { $0 / length }
        func lift(_ step: Int) -> Double {
          zip(zip(timeline.state(at: step).parameters, plane.base), normal).reduce(0) {
            $0 + ($1.0.0 - $1.0.1) * $1.1
          }
        }
        // Where the run is on the plane at this step, the farthest before it counts.
        let isOn = abs(lift(4)) < 1e-9
        let step = isOn ? (0...4).max { abs(lift($0)) < abs(lift($1)) }! : 4
        let actual = timeline.state(at: step).parameters
        let projected = zip(actual, normal).map { $0 - lift(step) * $1 }
        let features = try Self.normalized(side.home.training.features, on: position)
        func loss(_ weights: [Double]) throws -> Double {
          guard case .values(let targets) = side.home.training.targets else {
            throw CancellationError()
          }
          return (0..<64).reduce(0) { sum, row in
            let output = (0..<3).reduce(0) { $0 + features[row, $1] * weights[$1] }
            let rest = output - targets[row, 0]
            return sum + rest * rest / 128
          }
        }
        let numbers = try [abs(lift(step)), loss(projected), loss(actual)]
          .map { NumberFormat.compact($0) }
        let expected = "\(numbers[0]): \(numbers[1]) for \(numbers[2])"
        let width = (window.0 - 4) / 2
        let lines = session.numbers(of: position, width: width, in: .braille)
        try #require(lines.count == 2)
        let told = lines[1].plain.replacing(": loss ", with: ": ")
        #expect(told.contains(expected), "\(kind) \(window): \(told), not \(expected)")
        #expect(told.contains("off"))
        #expect(lines[0].plain.hasPrefix("loss ") && lines[0].plain.contains("η "))
      }
    }
  }

  /// A long run is traced in places and measured in fewer; where somebody looks, both losses are measured.
  @Test func everyStepOfALongRunHasBothLosses() throws {
    var story = try Story(.space, window: Size(columns: 80, rows: 24))
    story.choosePlane("line from start to end")
    let whole = try story.session.sides.map { try #require($0.trace) }
    // As a trace of a long run is.
    for trace in whole {
      let points = trace.points.filter { $0.step % 3 == 0 }.map { point in
        RunTrace.Point(
          step: point.step, position: point.position, distance: point.distance,
          losses: point.step % 2 == 0 ? point.losses : nil, fingerprint: point.fingerprint,
          length: point.length)
      }
      story.setUp(.traced(RunTrace(key: trace.key, points: points, place: trace.place)))
    }
    story.setUp(.seek(step: 6))
    #expect(story.takePending().traceSteps == nil)
    for step in [4, 9] {
      story.setUp(.seek(step: step))
      #expect(story.pending.traceSteps == [step, step])
      story.work()
      let session = try story.session
      for (position, side) in session.sides.enumerated() {
        let timeline = try #require(side.timeline)
        let plane = try side.home.plane(at: step, of: timeline).plane
        let state = timeline.state(at: step)
        let numbers = [
          plane.distance(of: state.parameters), side.home.loss(at: state),
        ].map { NumberFormat.compact($0) }
        let told = session.numbers(of: position, width: 38, in: .braille).plain
        #expect(told.contains("\(numbers[0]): ") && told.contains(" for \(numbers[1])"), "\(told)")
        #expect(side.trace?.points.map(\.step).sorted() == side.trace?.points.map(\.step))
        #expect(
          side.trace?.point(at: step)?.losses == whole[position].point(at: step)?.losses)
      }
    }
  }

  @Test func aPlaneThatStandsStillIsEvaluatedOnceAndTracedOnce() throws {
    var story = try Story(.moons, window: Size(columns: 160, rows: 40))
    story.choosePlane("line from start to end")
    for step in [1, 7, 40] {
      story.setUp(.seek(step: step))
      // The curvature in all parameters is another one at every step.
      let pending = story.takePending()
      #expect(pending.allSatisfy { if case .measure = $0 { true } else { false } })
      let session = try story.session
      #expect(session.path(of: 0).count == step + 1)
      #expect(session.landscapeMark(of: 0) == nil)
      #expect(session.stateHash != nil)
    }
    // At both ends the run is on the line, between them beside it.
    #expect(!story.state.view().plainText.contains("off plane 0"))
    story.setUp(.seek(step: 20))
    #expect(story.state.view().plainText.contains("off plane"))
  }

  /// What the weights of a side multiply: the features, or on the second side less their means and over
  /// their deviations.
  private static func normalized(_ features: Matrix, on side: Int) throws -> Matrix {
    guard side == 1 else { return features }
    var elements = features.elements
    for column in 0..<features.columns {
      let values = (0..<features.rows).map { features[$0, column] }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      for row in 0..<features.rows {
        elements[row * features.columns + column] =
          (values[row] - mean) / (variance + 1e-5).squareRoot()
      }
    }
    return Matrix(rows: features.rows, columns: features.columns, elements: elements)
  }
}

extension [Effect] {
  /// The single steps that the last word about traces asks for; nil when nothing was said.
  fileprivate var traceSteps: [Int?]? {
    compactMap { if case .trace(let jobs) = $0 { jobs.map(\.key.step) } else { nil } }.last
  }
}
