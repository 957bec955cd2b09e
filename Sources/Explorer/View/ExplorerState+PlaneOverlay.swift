import Drawing
import Experiments

extension ExplorerState {
  /// The list of planes as it is drawn, and as the mouse finds its rows.
  func overlay(of chooser: PlaneChooser) -> ListOverlay {
    guard let session else { return ListOverlay(title: "", rows: []) }
    // Of a million parameters no more are looked at than the window has room for.
    let first = max(0, chooser.selection - window.rows)
    let end = min(chooser.count, chooser.selection + window.rows)
    let rows = (first..<max(first, end)).map { position in
      row(of: chooser[position], of: session)
    }
    let title =
      chooser.x.map { StyledText($0, .accent, isBold: true) + StyledText(" × …", .text) }
      ?? StyledText("Plane", .text, isBold: true)
    var overlay = ListOverlay(
      title: title, rows: rows, selected: chooser.selection,
      filter: chooser.filter)
    overlay.firstRow = first
    overlay.total = chooser.count
    overlay.widths = [2, 34, 32]
    return overlay
  }

  private func row(of choice: PlaneChoice, of session: Session) -> [StyledText] {
    let isShown = session.isShown(choice)
    let remark =
      if case .parameter(let name) = choice, let parameters = session.plane.parameters, isShown {
        name == parameters.x ? "along x" : "along y"
      } else {
        choice.remark(in: session)
      }
    return [
      StyledText(isShown ? "•" : " ", .accent, isBold: true),
      StyledText(choice.title, .text, isBold: isShown), StyledText(remark, .dim),
    ]
  }
}
