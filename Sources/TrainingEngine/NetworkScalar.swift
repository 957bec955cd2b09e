/// The numbers that a network computes in: `Float` or `Double`.
///
/// No other type conforms: the kernels exist for these two. Every `Float` is exactly a `Double`, so
/// what a network of `Float` gives is handed out as `Double` without loss.
public protocol NetworkScalar: BinaryFloatingPoint, Sendable {
  /// Which of the two it is.
  static var precision: Precision { get }

  /// The bit pattern, in the low bits.
  var bits: UInt64 { get }

  /// Numbers rounded to the nearest of this type, ties to even.
  ///
  /// - Parameter isCancelled: Asked before every megabyte that is written.
  /// - Returns: Nil when cancelled.
  static func rounding(_ numbers: [Double], isCancelled: () -> Bool) -> [Self]?

  /// Numbers of this type as doubles, exactly.
  ///
  /// - Parameter isCancelled: Asked before every megabyte that is written.
  /// - Returns: Nil when cancelled.
  static func widening(_ numbers: [Self], isCancelled: () -> Bool) -> [Double]?
}

extension NetworkScalar {
  /// Numbers rounded to the nearest of this type, ties to even.
  public static func rounding(_ numbers: [Double]) -> [Self] {
    rounding(numbers, isCancelled: { false })!
  }

  /// Numbers of this type as doubles, exactly.
  public static func widening(_ numbers: [Self]) -> [Double] {
    widening(numbers, isCancelled: { false })!
  }
}

/// The precision in which a network computes.
public enum Precision: String, CaseIterable, Sendable {
  /// IEEE 754 binary32: 24 significant bits, about 7 decimal digits.
  case float
  /// IEEE 754 binary64: 53 significant bits, about 16 decimal digits.
  case double

  /// The nearest number of this precision.
  public func rounded(_ number: Double) -> Double {
    switch self {
    case .float: Double(Float(number))
    case .double: number
    }
  }

  /// The distance from 1 to the next larger number: what PyTorch calls the machine epsilon.
  public var epsilon: Double {
    switch self {
    case .float: Double(Float.ulpOfOne)
    case .double: .ulpOfOne
    }
  }

  /// What a number takes in memory.
  public var bytes: Int {
    switch self {
    case .float: MemoryLayout<Float>.size
    case .double: MemoryLayout<Double>.size
    }
  }
}

extension Float: NetworkScalar {
  public static var precision: Precision { .float }
  public var bits: UInt64 { UInt64(bitPattern) }
  public static func rounding(_ numbers: [Double], isCancelled: () -> Bool) -> [Float]? {
    converted(numbers, isCancelled: isCancelled) { Float($0) }
  }

  public static func widening(_ numbers: [Float], isCancelled: () -> Bool) -> [Double]? {
    converted(numbers, isCancelled: isCancelled) { Double($0) }
  }

  /// A loop that becomes vector instructions, which `map` does not.
  @inline(__always)
  private static func converted<From, To: NetworkScalar>(
    _ numbers: [From], isCancelled: () -> Bool, _ number: (From) -> To
  ) -> [To]? {
    numbers.withUnsafeBufferPointer { numbers in
      Array(count: numbers.count, isCancelled: isCancelled) { places, room in
        for index in 0..<places.count {
          room.initializeElement(at: index, to: number(numbers[places.lowerBound + index]))
        }
      }
    }
  }
}

extension Double: NetworkScalar {
  public static var precision: Precision { .double }
  public var bits: UInt64 { bitPattern }

  /// The numbers themselves; nobody is asked.
  public static func rounding(_ numbers: [Double], isCancelled: () -> Bool) -> [Double]? {
    numbers
  }

  /// The numbers themselves; nobody is asked.
  public static func widening(_ numbers: [Double], isCancelled: () -> Bool) -> [Double]? {
    numbers
  }
}
