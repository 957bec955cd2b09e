import Drawing

extension ExplorerState {
  /// The lowest line: the last notice, or else the keys that matter now.
  func drawHints(in rect: Rect, of screen: inout Screen) {
    guard let notice, !needsBox(notice) else {
      KeyHints(hints).draw(in: rect, of: &screen, appearance: appearance)
      return
    }
    let line = rect.inset(left: 1, right: 1)
    screen.clear(rect, appearance: appearance)
    screen.draw(
      StyledText(notice.text, notice.isFault ? .warning : .text), column: line.column,
      row: line.row, width: line.columns, appearance: appearance)
  }

  /// First of all, as the chart and the caption may speak of sides that nobody sees.
  private var hiddenPanesHint: KeyHints.Hint {
    let hidden = (session?.sides.count ?? 0) - ScreenLayout(of: self).panes.count
    return KeyBinding.hint("\(hidden) more \(hidden == 1 ? "pane" : "panes")", .nextPane)
  }

  /// In a window too narrow for all panes it makes room for the way out.
  private var speedHint: KeyHints.Hint { KeyBinding.hint("speed", .slower, .faster) }

  private var hints: [KeyHints.Hint] {
    switch layer {
    case .movingStart:
      movingHints + [
        KeyBinding.hint("back to the scenario's start", .resetStart),
        KeyBinding.hint("play", .playOrPause),
      ]
    case .help:
      [.init("↑↓", "scroll"), .init("Esc", "close"), KeyBinding.hint("quit", .quit)]
    case .numbers:
      [
        .init("Esc", "close"), KeyBinding.hint("play", .playOrPause),
        KeyBinding.hint("step", .stepBack, .stepForward),
        KeyBinding.hint("η", .raiseRate, .lowerRate), KeyBinding.hint("quit", .quit),
      ]
    case .gallery(let list) where list.isFiltering:
      [
        .init("letters", "filter"), .init("↑↓", "choose"), .init("Enter", "open"),
        .init("Esc", "all scenarios"),
      ]
    case .gallery:
      [
        .init("↑↓", "choose"), .init("Enter", "open"), .init("/", "filter"),
        .init("Esc", "close"), KeyBinding.hint("quit", .quit),
      ]
    case .planes(let chooser):
      [
        .init("letters", "filter"), .init("↑↓", "choose"), .init("Enter", "show"),
        .init("Esc", chooser.filter.isEmpty && chooser.x == nil ? "close" : "back"),
      ]
    case .none:
      (hidesPanes ? [hiddenPanesHint] : []) + [
        KeyBinding.hint(session?.clock.isPlaying == true ? "pause" : "play", .playOrPause),
        KeyBinding.hint("step", .stepBack, .stepForward),
      ] + (hidesPanes ? [] : [speedHint]) + [
        KeyBinding.hint("η", .raiseRate, .lowerRate),
        KeyBinding.hint("scene", .nextScene),
      ] + paneHints + (hidesPanes ? [speedHint] : [])
    }
  }

  private var movingHints: [KeyHints.Hint] {
    let movesAtOnce = session?.startMovesAtOnce == true
    return [
      .init("arrows", movesAtOnce ? "move the start" : "choose a place"),
      .init("⇧ arrows", "further"), .init("Enter", movesAtOnce ? "done" : "begin there"),
    ]
  }

  /// Without the keys that change landscapes while the panes show something else.
  private var paneHints: [KeyHints.Hint] {
    let showsLandscapes = session?.view.panes != .smoothness
    func ofLandscapes(_ hints: KeyHints.Hint...) -> [KeyHints.Hint] { showsLandscapes ? hints : [] }
    return ofLandscapes(KeyBinding.hint("start", .moveStart))
      + (showsLandscapes ? [] : [KeyBinding.hint("landscapes", .smoothness)])
      + [KeyBinding.hint("help", .help), KeyBinding.hint("quit", .quit)]
      + ofLandscapes(
        KeyBinding.hint("zoom", .zoomIn, .zoomOut), KeyBinding.hint("ellipse", .ellipse),
        KeyBinding.hint("plane", .choosePlane))
      + [KeyBinding.hint("numbers", .numbers)]
      + ofLandscapes(
        KeyBinding.hint("viewport", .shareViewport), KeyBinding.hint("levels", .shareLevels),
        KeyBinding.hint("aspect", .equalAspect), KeyBinding.hint("colours", .colorMap))
      + [
        KeyBinding.hint("new seed", .newSeed), KeyBinding.hint("next", .nextScenario),
        KeyBinding.hint("gallery", .gallery),
      ]
  }
}

// Faults may be many and long: what does not fit into the lowest line gets a box.
extension ExplorerState {
  func drawFault(on screen: inout Screen) {
    guard let notice, needsBox(notice) else { return }
    let room = Rect(window).inset(by: 2)
    let text = CaptionBox(notice.text)
    let columns = min(room.columns, 100)
    let box = room.centred(
      columns: columns,
      rows: text.rows(inColumns: columns - 2, appearance: appearance) + 2)
    Panel(
      title: StyledText("This cannot be opened", .warning, isBold: true),
      footerLeading: StyledText("any key closes", .dim), isFocused: true
    ).draw(in: box, of: &screen, appearance: appearance)
    text.draw(in: Panel.content(of: box), of: &screen, appearance: appearance)
  }

  private func needsBox(_ notice: Notice) -> Bool {
    notice.isFault
      && (notice.text.contains("\n")
        || StyledText(notice.text).width(in: appearance.glyphs) > window.columns - 2)
  }
}

extension KeyBinding {
  /// A hint with the first key of each of some commands.
  fileprivate static func hint(_ word: String, _ commands: Command...) -> KeyHints.Hint {
    let keys = commands.compactMap { command in
      all.first { $0.command == command }?.label.split(separator: " ").first
    }
    return KeyHints.Hint(keys.joined(), word)
  }
}
