import Experiments
import Landscapes

/// How the panes look at the plane.
public struct ViewSettings: Equatable, Sendable {
  /// One viewport a side; all alike while `sharesViewport`.
  public var viewports: [Viewport]
  /// Whether zooming and panning moves all sides.
  public var sharesViewport: Bool
  /// Whether equal colours mean equal losses on all sides.
  public var sharesLevels = true
  /// Whether a unit of x is as long as a unit of y on the glass.
  public var isEqualAspect = true
  public var showsEllipse = false
  /// The pane that zooming and panning moves when viewports are not shared.
  public var focus = 0

  let initial: Viewport

  init(of experiment: Experiment) {
    let description = experiment.scenario.viewport
    let initial = Viewport(description)
    self.initial = initial
    viewports = experiment.sides.map { _ in initial }
    sharesViewport = description.shared ?? true
  }

  /// Switches between one viewport for all, the focused side's, and one for each.
  mutating func toggleSharing() {
    sharesViewport.toggle()
    if sharesViewport { changeViewport { $0 } }
  }

  /// Changes the viewport of the focused side, or of all when they are shared.
  mutating func changeViewport(_ change: (Viewport) -> Viewport) {
    let changed = change(viewports[focus])
    if sharesViewport {
      viewports = viewports.map { _ in changed }
    } else {
      viewports[focus] = changed
    }
  }
}
