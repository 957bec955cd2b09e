import Drawing

extension Circumstances {
  var text: String {
    "\(processor), \(cores) cores, load \(NumberFormat.fixed(load, decimals: 1))\n"
  }
}

extension Report.Chapter {
  /// The figures as a table for people, the best run first and the goal last.
  var text: String {
    var rows = [
      [subject, "unit", "runs"] + Statistic.allCases.map(\.rawValue) + ["goal"]
    ]
    rows += figures.map { figure in
      [figure.name, figure.unit, String(figure.samples.count)]
        + Statistic.allCases.map(figure.text(of:)) + [figure.goalText]
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.enumerated().map { column, text in
        let padding = String(repeating: " ", count: widths[column] - text.count)
        // Words begin on one line below the other, numbers end so.
        return column == 0 || column == row.count - 1 ? text + padding : padding + text
      }.joined(separator: "  ")
    }
    let noise = shareOfOthers.map {
      "Other programs took \(NumberFormat.compact(100 * $0, digits: 2))% of the machine meanwhile."
    }
    let remarks = [explanation, noise].compactMap { $0.map { "  " + $0 } }
    return ([""] + lines + remarks).joined(separator: "\n") + "\n"
  }
}

extension Figure {
  /// A single run has no statistics but its value.
  fileprivate func text(of statistic: Statistic) -> String {
    samples.count > 1 || statistic == .median ? NumberFormat.significant(self[statistic]) : ""
  }

  fileprivate var goalText: String {
    guard let goal, let reachesGoal else { return "" }
    let sign = direction == .lessIsBetter ? "≤" : "≥"
    return "\(goal.statistic.rawValue) \(sign) \(NumberFormat.compact(goal.limit)): "
      + (reachesGoal ? "reached" : "MISSED")
  }
}
