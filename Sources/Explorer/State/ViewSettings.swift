import Experiments
import Landscapes

/// How the panes look at the plane.
public struct ViewSettings: Equatable, Sendable {
  /// One viewport a side; all alike while `sharesViewport`.
  public internal(set) var viewports: [Viewport]
  /// Whether zooming and panning moves all sides.
  public internal(set) var sharesViewport: Bool
  /// Whether equal colours mean equal losses on all sides.
  public internal(set) var sharesLevels: Bool
  /// Whether a unit of x is as long as a unit of y on the glass.
  public internal(set) var isEqualAspect = true
  /// Whether an ellipse of equal loss, by the Hessian where the side stands, lies over each pane on
  /// which that is a bowl.
  public internal(set) var showsEllipse = false
  /// How the losses of contour lines follow each other.
  public internal(set) var levelSpacing: LevelSpacing
  /// Whether contour lines have their losses written on them.
  public internal(set) var showsContourLabels = false
  /// Whether a strip under each pane shows how its side does at other learning rates.
  public internal(set) var showsSweep = false
  /// What the panes show.
  public internal(set) var panes: PaneContent
  /// The pane that zooming and panning moves when viewports are not shared.
  public internal(set) var focus = 0

  /// The viewport of the plane before any zooming and panning: the scenario's, or for a plane of the
  /// user's choice one that suits it.
  private(set) var home: Viewport
  /// What there is to choose from, the scenario's own first.
  private let levelSpacings: [LevelSpacing]

  init(of experiment: Experiment) {
    let description = experiment.scenario.viewport
    let initial = Viewport(description)
    home = initial
    panes = experiment.scenario.lesson?.scenes.first?.panes ?? .landscapes
    viewports = experiment.sides.map { _ in initial }
    sharesViewport = description.shared ?? true
    sharesLevels = description.sharedLevels ?? true
    let own = description.levels ?? .logarithmic
    levelSpacing = own
    levelSpacings = [own] + [.logarithmic, .linear, .quantiles].filter { $0 != own }
  }

  /// Goes on to the next way to space contour lines, round and round.
  mutating func changeLevelSpacing() {
    let position = levelSpacings.firstIndex(of: levelSpacing) ?? 0
    levelSpacing = levelSpacings[(position + 1) % levelSpacings.count]
  }

  /// Looks at another plane.
  mutating func begin(in viewport: Viewport) {
    home = viewport
    viewports = viewports.map { _ in viewport }
  }

  /// Switches between one viewport for all, the focused side's, and one for each.
  mutating func toggleSharing() {
    sharesViewport.toggle()
    if sharesViewport { changeViewport { $0 } }
  }

  /// Changes the viewport of a side, or of all when they are shared.
  ///
  /// - Parameter side: The focused one when nil.
  mutating func changeViewport(of side: Int? = nil, _ change: (Viewport) -> Viewport) {
    let side = side ?? focus
    let changed = change(viewports[side])
    if sharesViewport {
      viewports = viewports.map { _ in changed }
    } else {
      viewports[side] = changed
    }
  }
}
