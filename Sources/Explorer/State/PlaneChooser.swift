import Experiments
import Landscapes
import TrainingEngine

/// The list of planes while it is open: kinds of directions, what random ones do to biases, origins,
/// statistics, and every parameter.
public struct PlaneChooser: Equatable, Sendable {
  /// Position of the chosen line among those that match.
  public internal(set) var selection = 0
  /// What has been typed: words that a line must hold.
  public private(set) var filter = ""
  /// The parameter that was chosen for x, by its name; the list then offers those for y.
  public private(set) var x: String?

  /// What stands before the parameters, of what matches.
  private(set) var choices: [PlaneChoice] = []
  private var parameters: ParameterSearch

  /// What can be chosen in a session, with the present plane on top.
  init(of session: Session) {
    parameters = ParameterSearch(among: session.sides.map(\.home.network.layout))
    search(in: session)
  }

  /// Lines that match.
  var count: Int { choices.count + parameters.count }

  /// The line at a position.
  subscript(position: Int) -> PlaneChoice {
    position < choices.count
      ? choices[position] : .parameter(parameters[position - choices.count])
  }

  /// Narrows or widens the list.
  mutating func setFilter(_ text: String, in session: Session) {
    filter = text
    selection = 0
    search(in: session)
  }

  /// Takes a parameter for x and goes on to that for y; nil to take it back.
  mutating func setX(_ name: String?, in session: Session) {
    x = name
    setFilter("", in: session)
  }

  mutating func move(by lines: Int) {
    selection = min(max(0, selection + lines), max(0, count - 1))
  }

  private mutating func search(in session: Session) {
    let words = filter.lowercased().split(separator: " ").map(String.init)
    parameters.search(words)
    let all = x == nil ? session.planeChoices : []
    choices = all.filter { choice in
      let text = "\(choice.title) \(choice.remark(in: session))".lowercased()
      return words.allSatisfy(text.contains)
    }
  }
}

/// A line of the list of planes.
enum PlaneChoice: Equatable, Sendable {
  case directions(DirectionsDescription, title: String)
  case scenario(PlaneDescription)
  /// What the present plane's random directions do to parameters with one index.
  case vectors(VectorDirections)
  case origin(PlaneOrigin)
  case statistics(PlaneStatistics)
  /// A parameter by its name.
  case parameter(String)

  var title: String {
    switch self {
    case .directions(_, let title): title
    case .scenario: "The scenario's plane"
    case .vectors(.zero): "Biases, scales and shifts: kept"
    case .vectors(.scaled): "Biases, scales and shifts: scaled"
    case .vectors(.drawn): "Biases, scales and shifts: as drawn"
    case .origin(.current): "Origin: where the run is"
    case .origin(.start): "Origin: the start"
    case .origin(.minimum): "Origin: the minimum on the plane"
    case .origin(.step(let step)): "Origin: step \(step)"
    case .statistics(.evaluationSet): "Statistics of all samples"
    case .statistics(.miniBatch): "Statistics of the mini-batch"
    case .statistics(.running): "Running statistics"
    case .statistics(.frozen): "Statistics frozen at the origin"
    case .parameter(let name): name
    }
  }

  /// What has to be known about it.
  func remark(in session: Session) -> String {
    switch self {
    case .scenario(let plane): plane.text
    case .directions(.random(let random), _):
      switch random.scaling ?? .filter {
      case .filter: "Li et al. 2018"
      case .layer: "each tensor as long as its own"
      case .weight: "each number times its weight"
      case .none: "standard normal"
      }
    case .directions(.principalComponents(let components), _):
      components.of == .runSoFar ? "of the steps up to this one" : "where the run spreads most"
    case .directions(.hessian(let hessian), _):
      hessian.eigenvectors == .topAndBottom ? "sharpest and flattest or falling" : "sharpest ways"
    case .directions(.gradient, _): "steepest way, and another"
    case .directions(.checkpoints(let checkpoints), _):
      "steps \(checkpoints.steps.map(String.init).joined(separator: ", "))"
    case .directions(.line, _): "and a random direction"
    case .directions(.parameters, _): ""
    case .vectors(.zero): "they do not move: Li et al. 2018"
    case .vectors(.scaled): "as weights are, each as one filter"
    case .vectors(.drawn): "standard normal"
    case .origin(.current): "the plane follows it"
    case .origin: "the plane stays there"
    case .statistics(.evaluationSet): "for batch normalization"
    case .statistics(.miniBatch): "and its loss: what training sees"
    case .statistics(.running): "as in inference"
    case .statistics(.frozen): "of all samples, then constants"
    case .parameter: ""
    }
  }
}
