/// One pane of the screen: the loss over a plane, and what moves on it.
///
/// From back to front: filled contours, contour lines, overlays, minimum, path, start and current
/// point, cross-hair, notice. A cell has one colour for its glyph, so the frontmost takes it.
public struct LandscapePicture: Drawable, Sendable {
  public var title: StyledText
  public var footerLeading: StyledText
  public var footerTrailing: StyledText
  /// The rectangle of the plane that the plot area shows.
  public var viewport: PlotRange
  /// The losses; `nil` until the first are computed.
  public var grid: ValueGrid?
  public var scale: ColorScale
  /// How many colours the scale is cut into.
  public var bands: Int
  public var contours: [Contour]
  public var path: PlotPath?
  public var overlays: [Overlay]
  public var markers: [Marker]
  /// Said in the middle of the plot: "diverged at step 12".
  public var notice: StyledText?
  public var isFocused: Bool
  /// Which side's colour the current point takes.
  public var side: Int

  public init(
    title: StyledText = "", footerLeading: StyledText = "", footerTrailing: StyledText = "",
    viewport: PlotRange, grid: ValueGrid? = nil, scale: ColorScale, bands: Int = 14,
    contours: [Contour] = [], path: PlotPath? = nil, overlays: [Overlay] = [],
    markers: [Marker] = [], notice: StyledText? = nil, isFocused: Bool = false, side: Int = 0
  ) {
    self.title = title
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

/// A line of equal loss, in the plane.
public struct Contour: Hashable, Sendable {
  public var level: Double
  public var points: [PlotPoint]

  public init(level: Double, points: [PlotPoint]) {
    self.level = level
    self.points = points
  }
}

/// The way that training took over the plane, oldest point first.
public struct PlotPath: Hashable, Sendable {
  /// One point a step. The path stops at the first that is not finite.
  public var points: [PlotPoint]

  public init(points: [PlotPoint]) {
    self.points = points
  }
}

/// A line on top of the contours, such as the ellipse of the Hessian.
public struct Overlay: Hashable, Sendable {
  public var points: [PlotPoint]
  public var pattern: LinePattern

  public init(points: [PlotPoint], pattern: LinePattern = .dashed) {
    self.points = points
    self.pattern = pattern
  }
}

/// A place of interest.
public struct Marker: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case start, now, minimum
    /// Being moved by the user.
    case crosshair
  }

  public var kind: Kind
  public var position: PlotPoint

  public init(_ kind: Kind, at position: PlotPoint) {
    self.kind = kind
    self.position = position
  }
}
