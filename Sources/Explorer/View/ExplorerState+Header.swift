import Drawing

extension ExplorerState {
  /// The first line: what is on screen, and when. The step is never left out; of the rest, what does
  /// not fit goes: first the scene, then the hash, then the seed, then the end of the title.
  func header(of session: Session) -> HeaderLine {
    let clock = session.clock
    let speed = NumberFormat.compact(clock.stepsPerSecond)
    let name = StyledText("ravine", .accent, isBold: true) + StyledText(" · ", .dim)
    let title = StyledText(session.experiment.scenario.title, .text, isBold: true)
    let scene = StyledText("  \(session.lessonScene?.title ?? "")", .dim)
    let step =
      StyledText("step \(session.shownStep)/\(session.steps)  ")
      + StyledText("\(clock.isPlaying ? "▶" : "‖") \(speed)/s", clock.isPlaying ? .accent : .dim)
    let seed = StyledText("  seed \(session.experiment.seed)", .dim)
    let hash = StyledText("  #\(session.stateHash.shortText)", .dim)

    let versions = [
      (name + title + scene, step + seed + hash), (name + title, step + seed + hash),
      (name + title, step + seed), (name + title, step), (title, step),
    ]
    let fitting = versions.first { leading, trailing in
      leading.width(in: appearance.glyphs) + trailing.width(in: appearance.glyphs) + 4
        <= window.columns
    }
    let (leading, trailing) = fitting ?? (StyledText(), step)
    return HeaderLine(leading: leading, trailing: trailing)
  }
}
