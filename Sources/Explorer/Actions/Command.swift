import Drawing

/// What a key does in the explorer.
public enum Command: String, CaseIterable, Sendable {
  /// The clock: by a step, by a tenth of the run, to its ends; the next slower or faster of its speeds.
  case playOrPause, stepForward, stepBack, jumpForward, jumpBack, toStart, toEnd, slower, faster
  /// All sides' learning rates: by 5%, by the factor 2, and back to the scene's.
  case raiseRate, lowerRate, raiseRateMuch, lowerRateMuch, resetRate
  /// What begins the runs anew: other data and weights, another start on the plane, the next scene.
  case newSeed, moveStart, resetStart, nextScene
  /// By 0.8 and 1.25 about the centre, by a tenth of the width or height, and back to where the plane
  /// was first shown.
  case zoomIn, zoomOut, panLeft, panRight, panUp, panDown, resetViewport
  /// Switches of what the panes show and how. `numbers` opens the table of what is measured; `nextPane`
  /// moves the focus.
  case shareViewport, shareLevels, equalAspect, colorMap, theme, ellipse, sweep, smoothness,
    numbers, nextPane
  /// The list of planes; holding keeps a plane that follows the run at the step on screen.
  case choosePlane, holdPlane
  /// The contour lines: the next `LevelSpacing`, and their losses on and off.
  case levelSpacing, contourLabels
  /// Other scenarios, in the gallery's order.
  case nextScenario, previousScenario, gallery
  /// The list of keys, the way back from any layer, and the end.
  case help, close, quit
}

/// Which keys do what: the one table from which input, help overlay, hints and README are made.
public struct KeyBinding: Sendable {
  /// What the keys stand for over the panes; layers have keys of their own.
  public let command: Command
  /// Any of these keys.
  public let keys: [Key]
  /// How help names the keys.
  public let label: String
  /// What the command does, in a few words.
  public let meaning: String
  /// Under which heading help and README list it.
  public let group: Group

  /// Headings of help and README, in their order.
  public enum Group: String, CaseIterable, Sendable {
    /// The clock.
    case time = "Time"
    /// What is trained: rates, seed, start, scene.
    case experiment = "Experiment"
    /// Which plane the panes show.
    case plane = "Plane"
    /// How they show it, and what is shown beside.
    case view = "View"
    /// Scenarios, help and the end.
    case program = "Program"
  }
}
