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
    func row(_ name: String, _ number: (PlaneCurvature, Int) -> Double?) -> TableOverlay.Row {
      self.row(name) { side in
        guard let curvature = measured(side)?.curvature else { return .waiting }
        let unit = reliefs[side]?.landscape.unit ?? 1
        return .number(number(curvature.measured(inUnitsOf: unit), side))
      }
    }
    return [
      heading(planesAreWholeSpaces ? "On the plane, all parameters" : "On the plane") {
        .text(stands(onPlaneOf: $0) ? axes(of: $0).last ?? "" : "at the origin")
      },
      row("λmin") { curvature, _ in curvature.eigenvalues.smallest },
      row("λmax") { curvature, _ in curvature.eigenvalues.largest },
      row("κ = λmax/λmin") { curvature, _ in curvature.conditionNumber },
      row("axis ratio √κ") { curvature, _ in curvature.axisRatio },
      row("largest stable η") { curvature, side in
        planeTellsOfRates(side)
          ? curvature.largestStableLearningRate(for: optimizer(of: side)) : nil
      },
    ]
  }

  private var networkRows: [TableOverlay.Row] {
    guard !planesAreWholeSpaces else { return [] }
    return [
      heading("In all parameters") { .text(String(sides[$0].home.network.layout.count)) },
      networkRow("λmin") { curvature, _ in .bounded(curvature.smallest) },
      networkRow("λmax") { curvature, _ in .bounded(curvature.largest) },
      networkRow("κ = λmax/λmin") { curvature, _ in
        curvature.isSaddle ? .text("saddle") : .number(curvature.conditionNumber)
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
      row("factor a step by λmin · λmax") { side in
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
      row("  observed, last \(Timeline.contractionWindow) steps") { side in
        guard case .full = sides[side].home.schedule else { return .text("mini-batches") }
        return .factor(sides[side].timeline?.observedContraction(to: shownStep))
      },
      row("steps to within 1%") { side in
        guard let step = stepWithinOnePercent(of: side) else { return .number(nil) }
        return .text(String(step))
      },
      row("path over straight line") { .number(shapeOfPath($0)?.lengthOverStraightLine) },
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

  private func heading(_ name: String, _ figure: (Int) -> Figure) -> TableOverlay.Row {
    TableOverlay.Row(
      StyledText(name, .text, isBold: true), sides.indices.map { figure($0).text(.dim) })
  }

  private func row(_ name: String, _ figure: (Int) -> Figure) -> TableOverlay.Row {
    TableOverlay.Row(StyledText(name, .dim), sides.indices.map { figure($0).text(.text) })
  }
}

/// What stands in a cell of the table.
private enum Figure {
  case text(String)
  /// A dash when there is none.
  case number(Double?)
  case labelled(String, Double?)
  /// How a size changes with every step: four digits, as many factors lie close to 1.
  case factor(Double?)
  /// Those of two directions.
  case factors(Double, Double)
  /// With its error, where that would be seen in three digits.
  case bounded(NetworkCurvature.Eigenvalue)
  /// Being measured.
  case waiting

  func text(_ ink: Ink) -> StyledText {
    switch self {
    case .text(let text): StyledText(text, .dim)
    case .number(nil), .labelled(_, nil), .factor(nil): StyledText("–", .dim)
    case .number(let number?): StyledText(NumberFormat.compact(number), ink)
    case .labelled(let label, let number?):
      StyledText("\(label) ", .dim) + StyledText(NumberFormat.compact(number), ink)
    case .factor(let factor?):
      StyledText(NumberFormat.compact(factor, digits: 4), factor > 1 ? .warning : ink)
    case .factors(let first, let second):
      Figure.factor(first).text(ink) + StyledText(" · ", .dim) + Figure.factor(second).text(ink)
    case .bounded(let eigenvalue):
      StyledText(NumberFormat.compact(eigenvalue.value), ink)
        + (eigenvalue.errorBound > 1e-3 * abs(eigenvalue.value)
          ? StyledText(" ±\(NumberFormat.compact(eigenvalue.errorBound, digits: 1))", .dim) : "")
    case .waiting: StyledText("…", .dim)
    }
  }
}
