/// How the weights and the bias of a linear layer or a convolution begin.
///
/// Inputs and outputs are the numbers that lead to one output and that one input leads to: for a
/// convolution its channels times the pixels of its window.
///
/// Every weight layer draws from streams of its own (see `RandomStream`): layer k, counted from 0 over
/// the weight layers, takes its weights from stream 1000 + 2k and its bias from 1001 + 2k.
public enum Initializer: Equatable, Sendable {
  /// PyTorch's default for both: weights and bias uniform on ±1/√inputs.
  case torch
  /// Weights normal with variance 2/inputs, bias 0 (He et al. 2015).
  case he
  /// Weights normal with variance 1/inputs, bias 0 (LeCun et al. 1998).
  case lecun
  /// Weights uniform on ±√(6/(inputs + outputs)), bias 0 (Glorot and Bengio 2010).
  case xavier
  /// Weights of which the rows, or the columns where those are fewer, are orthogonal and as long as
  /// `gain`, bias 0 (Saxe, McClelland and Ganguli 2014).
  case orthogonal(gain: Double)
  /// Weights normal with a standard deviation, bias 0.
  case normal(standardDeviation: Double)
  /// The weights as given, row by row (one row an output), bias 0 or as given.
  case values(weights: [Double], bias: [Double]?)
}
