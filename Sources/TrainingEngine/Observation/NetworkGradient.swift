/// The gradient of a loss with respect to every parameter of a network.
public struct NetworkGradient: Equatable, Sendable {
  /// One number a parameter, in the order of the layout.
  public let values: [Double]
  /// Names and places of the parameters.
  public let layout: ParameterLayout

  /// The Euclidean norm of a part of a gradient.
  public struct Norm: Equatable, Sendable {
    /// A tensor, like `output.weight`, or a layer, like `output`.
    public let name: String
    /// √Σ g² over its parameters.
    public let norm: Double
  }

  init(values: [Double], layout: ParameterLayout) {
    self.values = values
    self.layout = layout
  }

  /// The Euclidean norm over all parameters.
  public var norm: Double { Kernels.norm(values.span) }

  /// The gradient of each tensor of parameters, in the order of the layout.
  public var tensorNorms: [Norm] {
    layout.tensors.map { Norm(name: $0.name, norm: norm(of: $0.range)) }
  }

  /// The gradient of each layer that has parameters, weight and bias together, from the input to the
  /// output.
  public var layerNorms: [Norm] {
    layout.layers.map { Norm(name: $0.name, norm: norm(of: $0.range)) }
  }

  /// The numbers of one tensor, row by row; nil where there is none of this name.
  ///
  /// - Parameter name: Like `output.weight`.
  public func values(of name: String) -> [Double]? {
    layout.tensors.first { $0.name == name }.map { Array(values[$0.range]) }
  }

  private func norm(of range: Range<Int>) -> Double {
    Kernels.norm(values.span.extracting(range))
  }
}
