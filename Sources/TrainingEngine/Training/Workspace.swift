/// Room for one forward and backward pass, kept from step to step so that steps do not allocate.
public struct Workspace: Sendable {
  var tapes: [LayerTape]
  /// Gradients on their way back, of the output and of the input of the layer at hand.
  var outputGradient: [Double]
  var inputGradient: [Double]
  /// Samples it has room for.
  private(set) var rows = 0

  public init() {
    tapes = []
    outputGradient = []
    inputGradient = []
  }

  mutating func reserve(rows newRows: Int, for network: Network) {
    guard newRows > rows || tapes.count != network.layers.count else { return }
    rows = max(rows, newRows)
    tapes = network.layers.map {
      LayerTape(output: Array(repeating: 0, count: rows * $0.outputs))
    }
    let widest = network.layers.reduce(network.inputs) { max($0, $1.outputs) }
    outputGradient = Array(repeating: 0, count: rows * widest)
    inputGradient = outputGradient
  }
}

/// Replaces a value and gives the old one: takes an array out of a place, to write to it while its
/// neighbours are read, without a copy.
func exchange<Value>(_ place: inout Value, with new: Value) -> Value {
  let old = place
  place = new
  return old
}
