import Foundation

extension Report {
  /// The figures for programs: every run's value beside what the table tells.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do {
      return String(decoding: try encoder.encode(Document(self)), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("A report can be written as JSON: \(error)")
    }
  }
}

/// A report as JSON has it.
private struct Document: Encodable {
  let circumstances: Circumstances
  let subjects: [Subject]

  struct Subject: Encodable {
    let name: String
    let explanation: String
    let figures: [Figure]
    let shareOfOthers: Double?
  }

  struct Figure: Encodable {
    let name: String
    let unit: String
    let direction: String
    let statistics: [String: Double]
    let goal: Goal?
    let samples: [Double]
  }

  struct Goal: Encodable {
    let statistic: String
    let limit: Double
    let isReached: Bool
  }

  init(_ report: Report) {
    circumstances = report.circumstances
    subjects = report.chapters.map { chapter in
      Subject(
        name: chapter.subject, explanation: chapter.explanation,
        figures: chapter.figures.map(Figure.init), shareOfOthers: chapter.shareOfOthers)
    }
  }
}

extension Document.Figure {
  init(_ figure: Figure) {
    self.init(
      name: figure.name, unit: figure.unit, direction: figure.direction.rawValue,
      statistics: Dictionary(
        uniqueKeysWithValues: Statistic.allCases.map { ($0.rawValue, figure[$0]) }),
      goal: figure.goal.map {
        Document.Goal(
          statistic: $0.statistic.rawValue, limit: $0.limit,
          isReached: figure.reachesGoal ?? false)
      },
      samples: figure.samples)
  }
}
