import Drawing

extension KeyBinding {
  /// Every binding, in the order in which help lists them.
  public static let all: [KeyBinding] = [
    .init(.playOrPause, [.character(" ")], "space", "play or pause", .time),
    .init(.stepForward, [.right, .character("l")], "→ l", "one step forward", .time),
    .init(.stepBack, [.left, .character("h")], "← h", "one step back", .time),
    .init(.jumpForward, [.shiftRight, .pageDown], "⇧→ PgDn", "a tenth of the run forward", .time),
    .init(.jumpBack, [.shiftLeft, .pageUp], "⇧← PgUp", "a tenth of the run back", .time),
    .init(.toStart, [.home, .character("0")], "Home 0", "to the start", .time),
    .init(.toEnd, [.end, .character("$")], "End $", "to the end", .time),
    .init(.slower, [.character(",")], ",", "slower", .time),
    .init(.faster, [.character(".")], ".", "faster", .time),

    .init(
      .raiseRate, [.up, .character("k")], "↑ k", "raise the learning rate of every side by 5%",
      .experiment),
    .init(
      .lowerRate, [.down, .character("j")], "↓ j", "lower the learning rate of every side by 5%",
      .experiment),
    .init(
      .raiseRateMuch, [.shiftUp, .character("K")], "⇧↑ K", "double the learning rate",
      .experiment),
    .init(
      .lowerRateMuch, [.shiftDown, .character("J")], "⇧↓ J", "halve the learning rate",
      .experiment),
    .init(
      .resetRate, [.character("=")], "=", "back to the scene's learning rate", .experiment),
    .init(.newSeed, [.character("r")], "r", "restart with a new seed", .experiment),
    .init(
      .moveStart, [.character("m")], "m click",
      "move the start: arrows, then Enter; or click on a pane", .experiment),
    .init(.resetStart, [.character("M")], "M", "back to the scenario's start", .experiment),
    .init(
      .nextScene, [.character("s")], "s", "next scene of the lesson, with its own learning rate",
      .experiment),

    .init(
      .choosePlane, [.character("p")], "p", "planes: directions, parameters, origin, statistics",
      .plane),
    .init(
      .holdPlane, [.character("i")], "i", "hold the landscape at this step, or let it follow",
      .plane),

    .init(.zoomIn, [.character("+")], "+ wheel", "zoom in", .view),
    .init(.zoomOut, [.character("-")], "- wheel", "zoom out", .view),
    .init(.panLeft, [.character("a")], "a", "pan left", .view),
    .init(.panRight, [.character("d")], "d", "pan right", .view),
    .init(.panUp, [.character("w")], "w", "pan up", .view),
    .init(.panDown, [.character("x")], "x", "pan down", .view),
    .init(.resetViewport, [.character("z")], "z", "back to the scenario's viewport", .view),
    .init(
      .shareViewport, [.character("v")], "v", "same viewport on every side, or each its own",
      .view),
    .init(
      .shareLevels, [.character("L")], "L",
      "same colours and levels on every side, or each its own",
      .view),
    .init(
      .levelSpacing, [.character("C")], "C",
      "next way to space contour lines: by logarithm, loss or area", .view),
    .init(
      .contourLabels, [.character("#")], "#", "losses on the contour lines on and off", .view),
    .init(.equalAspect, [.character("f")], "f", "equal aspect, or fit to the pane", .view),
    .init(.ellipse, [.character("e")], "e", "ellipse of the Hessian on and off", .view),
    .init(
      .sweep, [.character("S")], "S", "how other learning rates do, under each pane, on and off",
      .view),
    .init(
      .smoothness, [.character("G")], "G",
      "how smooth the loss is along the gradient, on and off", .view),
    .init(
      .numbers, [.character("o")], "o",
      "what is measured: curvature, predicted rate, path", .view),
    .init(.colorMap, [.character("c")], "c", "next colour map", .view),
    .init(.theme, [.character("t")], "t", "dark or light", .view),
    .init(.nextPane, [.tab], "Tab", "other pane", .view),

    .init(
      .nextScenario, [.character("n"), .character("]")], "n ]", "next scenario", .program),
    .init(
      .previousScenario, [.character("N"), .character("[")], "N [", "previous scenario", .program),
    .init(.gallery, [.character("g")], "g", "list of scenarios; / filters it", .program),
    .init(.help, [.character("?")], "?", "this help", .program),
    .init(.close, [.escape], "Esc", "close what is on top", .program),
    .init(.quit, [.character("q")], "q", "quit", .program),
  ]

  /// The command of a key over the panes; nil for a key that does nothing.
  static func command(for key: Key) -> Command? { commands[key] }

  private static let commands: [Key: Command] = {
    var commands: [Key: Command] = [:]
    for binding in all {
      for key in binding.keys { commands[key] = binding.command }
    }
    return commands
  }()

  private init(
    _ command: Command, _ keys: [Key], _ label: String, _ meaning: String, _ group: Group
  ) {
    self.command = command
    self.keys = keys
    self.label = label
    self.meaning = meaning
    self.group = group
  }

  /// The bindings as a table for a README.
  public static var markdownTable: String {
    var lines = ["| keys | what they do |", "| --- | --- |"]
    for group in Group.allCases {
      lines.append("| **\(group.rawValue)** | |")
      for binding in all where binding.group == group {
        let keys = binding.label.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
        lines.append("| \(keys) | \(binding.meaning) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
