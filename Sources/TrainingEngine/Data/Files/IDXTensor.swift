/// The content of an IDX file, the format of MNIST's own files: a magic number (two zeros, the type of
/// the elements, the number of dimensions), the sizes as big-endian 32-bit numbers, the elements.
public struct IDXTensor: Equatable, Sendable {
  /// Type of the elements, as the magic number says it.
  public enum ElementType: UInt8, CaseIterable, Sendable {
    /// Unsigned bytes, as in pixels and labels.
    case uint8 = 0x08
    /// Signed bytes.
    case int8 = 0x09
    /// Big-endian 16-bit integers.
    case int16 = 0x0B
    /// Big-endian 32-bit integers.
    case int32 = 0x0C
    /// Big-endian IEEE 754 binary32.
    case float32 = 0x0D
    /// Big-endian IEEE 754 binary64.
    case float64 = 0x0E

    /// Bytes of one element.
    var size: Int {
      switch self {
      case .uint8, .int8: 1
      case .int16: 2
      case .int32, .float32: 4
      case .float64: 8
      }
    }
  }

  /// How the file holds its numbers.
  public let elementType: ElementType
  /// One to three sizes, all above 0: `[60000, 28, 28]` for images, `[60000]` for labels.
  public let shape: [Int]
  private let payload: ArraySlice<UInt8>

  /// Number of samples: the first size.
  public var count: Int { shape[0] }
  /// Number of elements of a sample: the product of the other sizes.
  public var sampleSize: Int { shape.dropFirst().reduce(1, *) }

  /// Reads the bytes of a file that is not compressed.
  public init(reading bytes: [UInt8]) throws(IDXError) {
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0,
      let elementType = ElementType(rawValue: bytes[2])
    else { throw .notIDX(found: Array(bytes.prefix(4))) }
    let dimensions = Int(bytes[3])
    guard 1...3 ~= dimensions else { throw .dimensions(dimensions) }
    let start = 4 + 4 * dimensions
    guard bytes.count >= start else {
      throw .truncated(expected: start, found: bytes.count)
    }
    let shape = (0..<dimensions).map { dimension in
      Int(bytes.bigEndianWord(at: 4 + 4 * dimension))
    }
    guard shape.allSatisfy({ $0 > 0 }) else { throw .noElements(shape: shape) }
    var expected = elementType.size
    for size in shape {
      let (product, overflow) = expected.multipliedReportingOverflow(by: size)
      // A file of more than 2^62 bytes does not exist, so what is there is too little.
      expected = overflow ? Int.max / 2 : product
      if overflow { break }
    }
    guard bytes.count - start >= expected else {
      throw .truncated(expected: start + expected, found: bytes.count)
    }
    guard bytes.count - start == expected else {
      throw .trailing(expected: start + expected, found: bytes.count)
    }
    self.elementType = elementType
    self.shape = shape
    payload = bytes[start...]
  }

  /// Every element over a divisor, sample by sample, the last dimension fastest: images come flattened
  /// row by row.
  public func values(dividedBy divisor: Double = 1) -> [Double] {
    let bytes = payload
    func values(_ value: (Int) -> Double) -> [Double] {
      stride(from: bytes.startIndex, to: bytes.endIndex, by: elementType.size).map {
        value($0) / divisor
      }
    }
    switch elementType {
    case .uint8:
      // Images are of this type, and large: a division for each value instead of each pixel.
      let quotients = (0...255).map { Double($0) / divisor }
      return bytes.map { quotients[Int($0)] }
    case .int8: return values { Double(Int8(bitPattern: bytes[$0])) }
    case .int16:
      return values { Double(Int16(truncatingIfNeeded: Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]))) }
    case .int32: return values { Double(Int32(bitPattern: bytes.bigEndianWord(at: $0))) }
    case .float32: return values { Double(Float(bitPattern: bytes.bigEndianWord(at: $0))) }
    case .float64:
      return values {
        let high = UInt64(bytes.bigEndianWord(at: $0))
        return Double(bitPattern: high << 32 | UInt64(bytes.bigEndianWord(at: $0 + 4)))
      }
    }
  }

  /// The elements as classes, which count from 0.
  public func labels() throws(IDXError) -> [Int32] {
    guard shape.count == 1 else { throw .labelDimensions(shape: shape) }
    var labels: [Int32] = []
    labels.reserveCapacity(count)
    for (index, value) in values().enumerated() {
      guard value >= 0, value <= Double(Int32.max), Double(Int32(value)) == value else {
        throw .notALabel(index: index, value: value)
      }
      labels.append(Int32(value))
    }
    return labels
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  fileprivate func bigEndianWord(at offset: Int) -> UInt32 {
    UInt32(self[offset]) << 24 | UInt32(self[offset + 1]) << 16
      | UInt32(self[offset + 2]) << 8 | UInt32(self[offset + 3])
  }
}

/// Why an IDX file cannot be read.
public enum IDXError: Error, Equatable, Sendable, CustomStringConvertible {
  /// It does not begin with a magic number of the format.
  case notIDX(found: [UInt8])
  /// It has no dimension, or more than three.
  case dimensions(Int)
  /// A size is 0.
  case noElements(shape: [Int])
  /// It is shorter than its sizes say, in bytes.
  case truncated(expected: Int, found: Int)
  /// It is longer than its sizes say, in bytes.
  case trailing(expected: Int, found: Int)
  /// Labels have one dimension.
  case labelDimensions(shape: [Int])
  /// A label is no whole number from 0.
  case notALabel(index: Int, value: Double)

  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .notIDX(let found):
      "it is not an IDX file: it begins with \(Self.hexadecimal(found)), not with 00 00, a type "
        + "from 08 to 0E and a number of dimensions"
    case .dimensions(let count):
      "the IDX file has \(count) dimensions; expected 1 to 3"
    case .noElements(let shape):
      "the IDX file is empty: its shape is \(shape)"
    case .truncated(let expected, let found):
      "the IDX file ends too early: expected \(expected) bytes, found \(found); fetch it again"
    case .trailing(let expected, let found):
      "the IDX file is too long: expected \(expected) bytes, found \(found); fetch it again"
    case .labelDimensions(let shape):
      "labels have one dimension, but the shape of this IDX file is \(shape)"
    case .notALabel(let index, let value):
      "label \(index) is \(value); expected a whole number from 0"
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.isEmpty
      ? "nothing"
      : bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
        .joined(separator: " ")
  }
}
