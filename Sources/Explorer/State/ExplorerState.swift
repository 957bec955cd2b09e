import Drawing
import Experiments
import Landscapes
import TrainingEngine

/// Everything that the explorer knows: the value that `update` changes and `view` draws.
public struct ExplorerState: Sendable {
  /// Columns and rows of the window.
  public var window: Size
  /// What the terminal shows, and what the user changes with the keys for colour map and theme.
  public var appearance: Appearance
  /// The scenarios that can be opened, in the library's order.
  public internal(set) var gallery: [GalleryEntry]
  /// Whether landscapes are evaluated at every point, even where nobody could see the difference.
  public let everyPoint: Bool

  /// The scenario on screen; nil until one is opened.
  public var session: Session?
  /// What lies over the panes and takes the keys.
  public var layer: Layer = .none
  /// The last thing that was done or went wrong, shown in place of the key hints.
  public var notice: Notice?
  /// Whether the program is to end; it stays true.
  public var isQuitting = false
  /// The sweep that the workers were asked for last.
  var requestedSweep: Int?
  /// The runs along which the workers were asked last to measure the smoothness.
  var requestedSmoothness: [SmoothnessRequest] = []

  /// - Parameters:
  ///   - window: The window's size at the start.
  ///   - appearance: Colours and glyphs that the terminal shows.
  ///   - gallery: The scenarios that can be opened; empty when they are still to be listed.
  ///   - everyPoint: Whether no point of a landscape is left to interpolation.
  public init(
    window: Size, appearance: Appearance, gallery: [GalleryEntry], everyPoint: Bool = true
  ) {
    self.window = window
    self.appearance = appearance
    self.gallery = gallery
    self.everyPoint = everyPoint
  }

  /// What takes the keys instead of the panes.
  public enum Layer: Equatable, Sendable {
    /// Nothing: keys act on the panes.
    case none
    /// The list of keys, scrolled down by some lines.
    case help(scroll: Int)
    /// The list of scenarios.
    case gallery(GalleryList)
    /// The list of planes.
    case planes(PlaneChooser)
    /// The table of all that is measured.
    case numbers
    /// Arrows move the start: where it would be.
    case movingStart(PlaneCoordinates)
  }

  /// A line to the user.
  public struct Notice: Equatable, Sendable {
    /// Sentences for the lowest line; a fault that is too long for it gets a box of its own.
    public var text: String
    /// Whether something went wrong, which is drawn as a warning; else it answers what was done.
    public var isFault: Bool
  }
}

/// A scenario of the library, as the gallery lists it.
public struct GalleryEntry: Equatable, Sendable {
  /// The file's name without `.json`; unlike any other's in the gallery.
  public let id: String
  /// The scenario's title, which the filter of the list looks at beside the id.
  public let title: String
  /// The path of the scenario file.
  public let path: String

  /// The file is not looked at before it is opened.
  public init(id: String, title: String, path: String) {
    self.id = id
    self.title = title
    self.path = path
  }
}
