/// A number that knows how it changes along two directions: the Taylor polynomial of degree two of a
/// function f(a, b) at (0, 0).
///
/// Computing with such numbers instead of plain ones gives exact first and second derivatives of
/// whatever is computed (forward-mode differentiation; Griewank and Walther 2008, chapter 13).
struct SecondOrder {
  var value: Double
  /// ∂f/∂a and ∂f/∂b.
  var a = 0.0
  var b = 0.0
  /// ∂²f/∂a², ∂²f/∂a∂b and ∂²f/∂b².
  var aa = 0.0
  var ab = 0.0
  var bb = 0.0

  init(_ value: Double) { self.value = value }

  init(value: Double, a: Double, b: Double, aa: Double, ab: Double, bb: Double) {
    self.value = value
    self.a = a
    self.b = b
    self.aa = aa
    self.ab = ab
    self.bb = bb
  }

  static func + (x: SecondOrder, y: SecondOrder) -> SecondOrder {
    SecondOrder(
      value: x.value + y.value, a: x.a + y.a, b: x.b + y.b, aa: x.aa + y.aa, ab: x.ab + y.ab,
      bb: x.bb + y.bb)
  }

  static func - (x: SecondOrder, y: SecondOrder) -> SecondOrder {
    SecondOrder(
      value: x.value - y.value, a: x.a - y.a, b: x.b - y.b, aa: x.aa - y.aa, ab: x.ab - y.ab,
      bb: x.bb - y.bb)
  }

  static func * (x: SecondOrder, factor: Double) -> SecondOrder {
    SecondOrder(
      value: x.value * factor, a: x.a * factor, b: x.b * factor, aa: x.aa * factor,
      ab: x.ab * factor, bb: x.bb * factor)
  }

  /// The product rule, twice.
  static func * (x: SecondOrder, y: SecondOrder) -> SecondOrder {
    SecondOrder(
      value: x.value * y.value,
      a: x.a * y.value + x.value * y.a,
      b: x.b * y.value + x.value * y.b,
      aa: x.aa * y.value + 2 * x.a * y.a + x.value * y.aa,
      ab: x.ab * y.value + x.a * y.b + x.b * y.a + x.value * y.ab,
      bb: x.bb * y.value + 2 * x.b * y.b + x.value * y.bb)
  }

  /// The chain rule, twice: g(f) from g, g' and g'' at f.
  func composed(value: Double, first: Double, second: Double) -> SecondOrder {
    SecondOrder(
      value: value,
      a: first * a,
      b: first * b,
      aa: second * a * a + first * aa,
      ab: second * a * b + first * ab,
      bb: second * b * b + first * bb)
  }

  /// 1/√f.
  var inverseSquareRoot: SecondOrder {
    let root = 1 / value.squareRoot()
    return composed(value: root, first: -0.5 * root / value, second: 0.75 * root / value / value)
  }

  /// e^f.
  var exponential: SecondOrder {
    let power = ElementaryFunctions.exp(value)
    return composed(value: power, first: power, second: power)
  }

  /// ln f.
  var logarithm: SecondOrder {
    composed(
      value: ElementaryFunctions.log(value), first: 1 / value, second: -1 / (value * value))
  }
}
