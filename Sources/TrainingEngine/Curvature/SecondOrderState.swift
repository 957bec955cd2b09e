/// A network's state on the plane state + a·u + b·v, at a = b = 0.
struct SecondOrderState {
  let state: NetworkState<Double>
  /// u and v, as long as the parameters.
  let a: [Double]
  let b: [Double]
  /// Whether nobody waits for the numbers any more. Layers ask every millisecond or two, and once it
  /// says yes leave what they give unfinished.
  let isCancelled: () -> Bool

  /// The parameter at a place, with its change along the directions.
  subscript(parameter index: Int) -> SecondOrder {
    SecondOrder(value: state.parameters[index], a: a[index], b: b[index], aa: 0, ab: 0, bb: 0)
  }

  /// Of which degree the parameters at some places are: constant where neither direction moves them.
  func degree(at places: Range<Int>) -> SecondOrderMatrix.Degree {
    places.contains { a[$0] != 0 || b[$0] != 0 } ? .linear : .constant
  }
}
