import Drawing

extension ExplorerState {
  /// The first line: what is on screen, and when. The step is never left out; of the rest, what does
  /// not fit goes: first the scene, then the hash and the precision, then the seed, then the end of the
  /// title. The precision is said where it is not the double one.
  func header(of session: Session) -> HeaderLine {
    let clock = session.clock
    let speed = NumberFormat.compact(clock.stepsPerSecond)
    let unit = window.columns < 100 ? "/s" : clock.stepsPerSecond == 1 ? " step/s" : " steps/s"
    let name = StyledText("ravine", .accent, isBold: true) + StyledText(" · ", .dim)
    let title = StyledText(session.experiment.scenario.title, .text, isBold: true)
    let sceneTitle = session.lessonScene.map(\.title) ?? ""
    // A lesson of one scene may have the scenario's own title.
    let isNamed = sceneTitle == session.experiment.scenario.title
    let scene = StyledText(isNamed ? "" : "  \(sceneTitle)", .dim)
    let step =
      StyledText("step \(session.shownStep)/\(session.steps)  ")
      + StyledText(
        "\(clock.isPlaying ? "▶" : "‖") \(speed)\(unit)", clock.isPlaying ? .accent : .dim)
    let seed = StyledText("  seed \(session.experiment.seed)", .dim)
    // Nobody could read it while it changes from frame to frame.
    let fingerprint = clock.isPlaying ? nil : session.stateHash?.shortText
    let precision = session.experiment.precision == .double ? "" : "  float"
    let hash = StyledText("\(precision)  #\(fingerprint ?? "····")", .dim)

    let versions = [
      (name + title + scene, step + seed + hash), (name + title, step + seed + hash),
      (title, step + seed + hash), (name + title, step + seed), (name + title, step), (title, step),
    ]
    // The margins of the line, and the gap between its texts.
    let room = window.columns - 4
    let fitting = versions.first { leading, trailing in
      leading.width(in: appearance.glyphs) + trailing.width(in: appearance.glyphs) <= room
    }
    let (leading, trailing) =
      fitting
      ?? (
        beginning(
          of: session.experiment.scenario.title,
          width: room - step.width(in: appearance.glyphs)), step
      )
    return HeaderLine(leading: leading, trailing: trailing)
  }

  /// As much of a title as fits into a width, and an ellipsis.
  private func beginning(of title: String, width: Int) -> StyledText {
    var cut = appearance.glyphs.spelling(of: title)
    while !cut.isEmpty, StyledText(cut + "…").width(in: appearance.glyphs) > width {
      cut.removeLast()
    }
    return StyledText(cut.isEmpty ? "" : cut + "…", .text, isBold: true)
  }
}
