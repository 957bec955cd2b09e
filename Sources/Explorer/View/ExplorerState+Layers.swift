import Drawing

extension ExplorerState {
  /// What lies over the panes.
  func drawLayer(on screen: inout Screen) {
    let whole = Rect(window)
    switch layer {
    case .none, .movingStart: break
    case .help(let scroll):
      HelpOverlay(
        title: "Keys",
        sections: KeyBinding.Group.allCases.map { group in
          HelpOverlay.Section(
            title: group.rawValue,
            hints: KeyBinding.all.filter { $0.group == group }.map { .init($0.label, $0.meaning) })
        }, scroll: scroll
      ).draw(in: whole, of: &screen, appearance: appearance)
    case .numbers:
      session?.table.draw(in: whole, of: &screen, appearance: appearance)
    case .gallery(let list):
      overlay(of: list).draw(in: whole, of: &screen, appearance: appearance)
    case .planes(let chooser):
      overlay(of: chooser).draw(in: whole, of: &screen, appearance: appearance)
    }
  }

  /// The list of scenarios as it is drawn, and as the mouse finds its rows.
  func overlay(of list: GalleryList) -> ListOverlay {
    ListOverlay(
      title: "Scenarios",
      rows: list.matching(gallery).map { entry in
        [StyledText(entry.id, .text, isBold: true), StyledText(entry.title, .dim)]
      }, selected: list.selection, filter: list.isFiltering ? list.filter : nil)
  }
}
