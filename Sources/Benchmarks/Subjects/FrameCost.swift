import Drawing

extension Subject {
  /// What a frame costs.
  static let frameCost = Subject(
    name: "frame-cost",
    explanation:
      "Processor time of the drawing thread for a frame at 200x60 on a pseudo-terminal that is "
      + "drained: update (with levels and contour lines when the landscape changes), view, reduction "
      + "to the terminal's colours, and show (ncurses and system calls)."
  ) { surroundings in
    let path = try surroundings.library.find("ellipse-vs-circle")
    return try [ColorDepth.truecolor, .indexed256].flatMap { colors in
      let program = try RecordedProgram(
        surroundings.benchmarks, [Invocation.drawFramesWord, colors.rawValue, path],
        size: Size(columns: 200, rows: 60), colors: colors)
      program.waitForEnd()
      return try DrawnFrames.printed(by: program).flatMap { frames in
        let name = "\(colors.rawValue) \(frames.change) changes:"
        return [
          Figure(
            "\(name) all", frames.total, unit: "ms",
            goal: Figure.Goal(limit: 8, statistic: .median)),
          Figure("\(name) update", frames.update, unit: "ms"),
          Figure("\(name) view", frames.view, unit: "ms"),
          Figure("\(name) reduction", frames.reduction, unit: "ms"),
          Figure("\(name) show", frames.show, unit: "ms"),
        ]
      }
    }
  }
}
