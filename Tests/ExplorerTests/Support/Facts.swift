import Drawing
import Experiments
import Landscapes

@testable import Explorer

/// All that a person does or sees done to an explorer's state, without what workers add to it: what a
/// story compares before and after each action.
struct Facts: Equatable {
  var window: Size
  var appearance: Appearance
  var layer: ExplorerState.Layer
  var notice: ExplorerState.Notice?
  var isQuitting: Bool

  var path: String?
  var seed: UInt64?
  var generation: Int?
  var movedStart: PlaneCoordinates?
  var scene: Int?
  var rateFactor: Double?
  var step: Int?
  var isPlaying: Bool?
  var speed: Double?
  var view: ViewSettings?
  var plane: PlaneDescription?
  var heldStep: Int?

  init(of state: ExplorerState) {
    window = state.window
    appearance = state.appearance
    layer = state.layer
    notice = state.notice
    isQuitting = state.isQuitting
    path = state.session?.path
    seed = state.session?.experiment.seed
    generation = state.session?.generation
    movedStart = state.session?.movedStart
    scene = state.session?.scene
    rateFactor = state.session?.rateFactor
    step = state.session?.clock.step
    isPlaying = state.session?.clock.isPlaying
    speed = state.session?.clock.stepsPerSecond
    view = state.session?.view
    plane = state.session?.plane
    heldStep = state.session?.heldStep
  }

  /// What the lowest line says; an empty text for nothing.
  var says: String {
    get { notice?.text ?? "" }
    set { notice = newValue.isEmpty ? nil : .init(text: newValue, isFault: false) }
  }

  /// The names of the facts that differ from others, each with its value here.
  func differences(from other: Facts) -> [String] {
    zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children)
      .compactMap { mine, theirs in
        let value = String(describing: mine.value)
        return value == String(describing: theirs.value) ? nil : "\(mine.label ?? ""): \(value)"
      }
  }
}
