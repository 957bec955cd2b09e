/// Room for one forward and backward pass, kept from pass to pass so that passes do not allocate.
struct Workspace<Scalar: NetworkScalar>: Sendable {
  /// What each layer keeps of the forward pass.
  var tapes: [LayerTape<Scalar>] = []
  /// Gradients on their way back, of the output and of the input of the layer at hand.
  var outputGradient: [Scalar] = []
  var inputGradient: [Scalar] = []
  /// How many share out large products.
  var threads = 1
  /// Samples it has room for.
  private(set) var rows = 0

  /// Makes room for some samples. A workspace serves one network all its life.
  ///
  /// - Parameter pass: Asked while room is made. Once nobody waits for it any more there is less, and the
  ///   workspace is of no use.
  mutating func reserve(
    for pass: LayerPass<Scalar>, through network: Network<Scalar>
  ) {
    guard pass.rows > rows else { return }
    rows = pass.rows
    tapes = network.layers.map { LayerTape(output: pass.zeros(rows * $0.outputs)) }
    let widest = network.layers.reduce(network.inputs) { max($0, $1.outputs) }
    outputGradient = pass.zeros(rows * widest)
    inputGradient = pass.zeros(rows * widest)
  }
}

/// Replaces a value and gives the old one: takes an array out of a place, to write to it while its
/// neighbours are read, without a copy.
func exchange<Value>(_ place: inout Value, with new: Value) -> Value {
  let old = place
  place = new
  return old
}
