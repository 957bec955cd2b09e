import Drawing
import Experiments
import Explorer
import Foundation

/// The scenarios of the tests: their texts may not change with those that users see.
enum Fixture: String, CaseIterable {
  /// Two weights and nothing else: the landscape stands still while the run goes on.
  case line
  /// A small network with mini-batches: the landscape follows the run.
  case moons
  /// A small network that loses every parameter where the rate is too large.
  case deep
  /// The moons on the principal components of the run, which are there when the run is.
  case components
  /// A network on which measuring takes longer than a picture.
  case large
  /// Three sides, more than a narrow window has panes.
  case three
  /// Three weights and nothing else: a plane leaves a straight line out.
  case space
  /// Gradient descent and Adam, whose rates change along the run.
  case schedules
  /// A lesson whose first scene shows the smoothness, and the second the landscapes, of a loss with an
  /// L2 penalty.
  case scenes

  var path: String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/\(rawValue).json").standardizedFileURL.path
  }

  func experiment(seed: UInt64? = nil) throws -> Experiment {
    try Experiment(ScenarioReader.read(path: path), seed: seed)
  }

  static var gallery: [GalleryEntry] {
    [
      GalleryEntry(id: "line", title: "A line through points", path: line.path),
      GalleryEntry(id: "moons", title: "Two moons", path: moons.path),
      GalleryEntry(id: "three", title: "Three sides", path: three.path),
    ]
  }
}
