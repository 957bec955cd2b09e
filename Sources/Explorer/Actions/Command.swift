import Drawing

/// What a key does in the explorer.
public enum Command: String, CaseIterable, Sendable {
  case playOrPause, stepForward, stepBack, jumpForward, jumpBack, toStart, toEnd, slower, faster
  case raiseRate, lowerRate, raiseRateMuch, lowerRateMuch, resetRate
  case newSeed, moveStart, resetStart, nextScene
  case zoomIn, zoomOut, panLeft, panRight, panUp, panDown, resetViewport
  case shareViewport, shareLevels, equalAspect, colorMap, theme, ellipse, sweep, smoothness,
    numbers, nextPane
  case choosePlane, holdPlane
  case levelSpacing, contourLabels
  case nextScenario, previousScenario, gallery
  case help, close, quit
}

/// Which keys do what: the one table from which input, help overlay, hints and README are made.
public struct KeyBinding: Sendable {
  public let command: Command
  /// Any of these keys.
  public let keys: [Key]
  /// How help names the keys.
  public let label: String
  /// What the command does, in a few words.
  public let meaning: String
  public let group: Group

  public enum Group: String, CaseIterable, Sendable {
    case time = "Time"
    case experiment = "Experiment"
    case plane = "Plane"
    case view = "View"
    case program = "Program"
  }
}
