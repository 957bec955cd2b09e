/// From back to front: filled contours, contour lines, overlays, minimum, path, start and current
/// point, cross-hair, notice. A cell has one colour for its glyph, so the frontmost takes it.
public struct LandscapePicture: Drawable, Sendable {
  /// In the upper edge of the frame.
  public var title: StyledText
  /// At the right of the upper edge; left out when it does not fit.
  public var titleTrailing: StyledText
  /// At the left of the lower edge: the names of the axes.
  public var footerLeading: StyledText
  /// At the right of the lower edge: what has been measured.
  public var footerTrailing: StyledText
  /// The rectangle of the plane that the plot area shows.
  public var viewport: PlotRange
  /// The losses; `nil` until the first are computed.
  public var grid: ValueGrid?
  /// How losses become colours.
  public var scale: ColorScale
  /// How many colours the scale is cut into.
  public var bands: Int
  /// Lines of equal loss; `ColorScale.levels(bands:)` puts them on the edges of bands.
  public var contours: [Contour]
  /// Whether contour lines have their losses written on them.
  public var hasContourLabels = false
  /// The way that training took.
  public var path: PlotPath?
  /// Lines over the contours.
  public var overlays: [Overlay]
  /// Places of interest.
  public var markers: [Marker]
  /// Said in the middle of the plot: "diverged at step 12".
  public var notice: StyledText?
  /// Whether keys act on this pane.
  public var isFocused: Bool
  /// Which side's colour the current point takes.
  public var side: Int

  /// By default a frame around an empty plot: whatever is not there yet is left out.
  public init(
    title: StyledText = "", titleTrailing: StyledText = "", footerLeading: StyledText = "",
    footerTrailing: StyledText = "",
    viewport: PlotRange, grid: ValueGrid? = nil, scale: ColorScale, bands: Int = 14,
    contours: [Contour] = [], path: PlotPath? = nil, overlays: [Overlay] = [],
    markers: [Marker] = [], notice: StyledText? = nil, isFocused: Bool = false, side: Int = 0
  ) {
    self.title = title
    self.titleTrailing = titleTrailing
    self.footerLeading = footerLeading
    self.footerTrailing = footerTrailing
    self.viewport = viewport
    self.grid = grid
    self.scale = scale
    self.bands = bands
    self.contours = contours
    self.path = path
    self.overlays = overlays
    self.markers = markers
    self.notice = notice
    self.isFocused = isFocused
    self.side = side
  }
}
