import Drawing
import Experiments
import Landscapes
import TrainingEngine

extension Session {
  /// Every number that is measured at the step on screen, a column a side: curvature on the plane and
  /// in all parameters, both per length in parameter space, and how the descent goes beside what theory
  /// says of it.
  var table: TableOverlay {
    TableOverlay(
      title: "Measured", titleTrailing: StyledText("step \(shownStep)", .dim),
      heads: sides.indices.map { StyledText(sides[$0].home.title, .side($0), isBold: true) },
      rows: planeRows + networkRows + descentRows,
      footer: StyledText("o Esc close", .dim))
  }

  private var planeRows: [TableOverlay.Row] {
    func row(_ name: String, _ figure: (PlaneCurvature, Int) -> Figure) -> TableOverlay.Row {
      self.row(name) { side in
        guard let curvature = measured(side)?.curvature else { return .waiting }
        let unit = reliefs[side]?.landscape.unit ?? 1
        return figure(curvature.measured(inUnitsOf: unit), side)
      }
    }
    return [
      heading(
        planesAreWholeSpaces ? "On the plane, all parameters" : "On the plane",
        short: planesAreWholeSpaces ? "All parameters" : nil
      ) {
        .axes(stands(onPlaneOf: $0) ? axes(of: $0).last ?? "" : "at the origin")
      },
      row("λmin") { curvature, _ in .number(curvature.eigenvaluesBeyondRounding.smallest) },
      row("λmax") { curvature, _ in .number(curvature.eigenvaluesBeyondRounding.largest) },
      row("κ = λmax/λmin") { curvature, _ in .condition(curvature.conditionNumber) },
      row("axis ratio √κ") { curvature, _ in .number(curvature.axisRatio) },
      row("largest stable η") { curvature, side in
        .number(
          planeTellsOfRates(side)
            ? curvature.largestStableLearningRate(for: optimizer(of: side)) : nil)
      },
    ]
  }

  private var networkRows: [TableOverlay.Row] {
    guard !planesAreWholeSpaces else { return [] }
    return [
      heading("In all parameters") { .text(String(sides[$0].home.network.layout.count)) },
      networkRow("λmin") { curvature, _ in
        curvature.isValley ? .number(0) : .bounded(curvature.smallest)
      },
      networkRow("λmax") { curvature, _ in .bounded(curvature.largest) },
      networkRow("κ = λmax/λmin") { curvature, _ in
        curvature.isSaddle ? .text("saddle") : .condition(curvature.conditionNumber)
      },
      networkRow("largest stable η") { curvature, side in
        .number(curvature.largestStableLearningRate(for: optimizer(of: side)))
      },
    ]
  }

  private func networkRow(
    _ name: String, _ figure: (NetworkCurvature, Int) -> Figure
  ) -> TableOverlay.Row {
    row(name) { side in
      // What is measured on a plane that holds all parameters is measured everywhere.
      guard !sides[side].home.planeIsWholeSpace else { return .text("as above") }
      guard sides[side].home.canMeasureNetworkCurvature else { return .text("too large") }
      switch networkCurvature(of: side) {
      case .measured(let curvature?): return figure(curvature, side)
      case .measured(nil): return .text("not finite")
      case .underWay: return .waiting
      case .unknown: return clock.isPlaying ? .text("when paused") : .waiting
      }
    }
  }

  private var descentRows: [TableOverlay.Row] {
    var rows = [
      heading("Descent") { .labelled("η", learningRateNow(of: $0)) },
      row("factor a step by λmin · λmax", short: "factor by λ min·max") { side in
        guard planeTellsOfRates(side) else { return .number(nil) }
        guard let curvature = measured(side)?.curvature else { return .waiting }
        let (smallest, largest) = curvature.eigenvalues
        return factors(of: smallest, largest, side: side)
      },
    ]
    if !planesAreWholeSpaces {
      rows.append(
        networkRow("  in all parameters") { curvature, side in
          factors(of: curvature.smallest.value, curvature.largest.value, side: side)
        })
    }
    rows += [
      row(
        "  observed, last \(Timeline.contractionWindow) steps",
        short: "  observed, \(Timeline.contractionWindow) steps"
      ) { side in
        guard case .full = sides[side].home.schedule else { return .text("mini-batches") }
        return .factor(sides[side].timeline?.observedContraction(to: shownStep))
      },
      row("steps to within 1%") { side in
        guard let step = stepWithinOnePercent(of: side) else { return .number(nil) }
        return .text(String(step))
      },
      row("path over straight line", short: "path/straight line") {
        .number(shapeOfPath($0)?.lengthOverStraightLine)
      },
      row("mean cosine of steps") { .number(shapeOfPath($0)?.meanCosine) },
    ]
    return rows
  }

  /// How straight the path is on the plane; nil where it was not traced step by step.
  private func shapeOfPath(_ side: Int) -> PathShape? {
    let state = sides[side]
    guard !state.isTracked else { return state.timeline?.path(to: shownStep) }
    guard let trace = state.trace, trace.key.run == state.run else { return nil }
    let points = trace.points.prefix { $0.step <= shownStep }
    return points.count == shownStep + 1 ? PathShape(points.map(\.position)) : nil
  }

  /// The factors that theory predicts in the directions of two curvatures.
  private func factors(of smallest: Double, _ largest: Double, side: Int) -> Figure {
    let optimizer = optimizer(of: side)
    func factor(_ curvature: Double) -> Double? {
      optimizer.contraction(smallestCurvature: curvature, largestCurvature: curvature)
    }
    guard let slow = factor(smallest), let steep = factor(largest) else { return .number(nil) }
    return .factors(slow, steep)
  }

  private func heading(
    _ name: String, short: String? = nil, _ figure: (Int) -> Figure
  ) -> TableOverlay.Row {
    TableOverlay.Row(
      TableOverlay.Entry(
        StyledText(name, .text, isBold: true),
        short: short.map { StyledText($0, .text, isBold: true) }),
      sides.indices.map { figure($0).entry(.dim) })
  }

  private func row(
    _ name: String, short: String? = nil, _ figure: (Int) -> Figure
  ) -> TableOverlay.Row {
    TableOverlay.Row(
      TableOverlay.Entry(StyledText(name, .dim), short: short.map { StyledText($0, .dim) }),
      sides.indices.map { figure($0).entry(.text) })
  }
}

/// What stands in a cell of the table.
private enum Figure {
  case text(String)
  /// What a plane's axes are.
  case axes(String)
  /// A dash when there is none.
  case number(Double?)
  /// A condition number; a dash when there is none.
  case condition(Double?)
  case labelled(String, Double?)
  /// How a size changes with every step: four digits, as many factors lie close to 1.
  case factor(Double?)
  /// Those of two directions.
  case factors(Double, Double)
  /// With its error, where that would be seen in three digits.
  case bounded(NetworkCurvature.Eigenvalue)
  /// Being measured.
  case waiting

  func entry(_ ink: Ink) -> TableOverlay.Entry {
    switch self {
    case .axes, .factors, .bounded, .condition:
      TableOverlay.Entry(text(ink), short: text(ink, isTight: true))
    default: TableOverlay.Entry(text(ink))
    }
  }

  /// - Parameter isTight: Without the spaces that make it easier to read.
  private func text(_ ink: Ink, isTight: Bool = false) -> StyledText {
    let space = isTight ? "" : " "
    switch self {
    case .text(let text): return StyledText(text, .dim)
    case .axes(let text):
      return StyledText(isTight ? text.replacing(" × ", with: "×") : text, .dim)
    case .number(nil), .condition(nil), .labelled(_, nil), .factor(nil):
      return StyledText("–", .dim)
    case .number(.infinity?): return StyledText("∞", ink)
    case .number(let number?): return StyledText(NumberFormat.compact(number), ink)
    case .condition(let number?):
      return isTight
        ? Figure.number(number).text(ink) : StyledText(NumberFormat.conditionNumber(number), ink)
    case .labelled(let label, let number?):
      return StyledText("\(label) ", .dim) + StyledText(NumberFormat.compact(number), ink)
    case .factor(let factor?):
      // Far from 1 three digits tell as much as of any other number.
      let digits = isTight && !(0.1..<10).contains(factor) ? 3 : 4
      return StyledText(
        NumberFormat.compact(factor, digits: digits), factor > 1 ? .warning : ink)
    case .factors(let first, let second):
      return Figure.factor(first).text(ink, isTight: isTight)
        + StyledText("\(space)·\(space)", .dim)
        + Figure.factor(second).text(ink, isTight: isTight)
    case .bounded(let eigenvalue):
      return StyledText(NumberFormat.compact(eigenvalue.value), ink)
        + (eigenvalue.errorBound > 1e-3 * abs(eigenvalue.value)
          ? StyledText(
            "\(space)±\(NumberFormat.compact(eigenvalue.errorBound, digits: 1))", .dim) : "")
    case .waiting: return StyledText("…", .dim)
    }
  }
}
