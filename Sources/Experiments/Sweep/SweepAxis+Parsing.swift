extension SweepAxis {
  /// What is wrong with the text of an axis, as a sentence without its end.
  public struct ParsingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// In lower case and without a full stop, to stand behind what was parsed.
    public let description: String
  }

  /// Values that a sweep can have.
  public static let limit = 1000

  /// Reads an axis as the command line has it: `learningRate=0.001...10`, `batchSize=4,16,64`.
  ///
  /// Values stand in a list or as a range. A range of learning rates or initial scales is evenly spaced
  /// on a logarithmic axis, one of batch sizes doubles from its lower end on, and one of seeds has them
  /// all.
  ///
  /// - Parameter points: Values of a range of learning rates or initial scales; 13 when nil.
  public init(parsing text: String, points: Int? = nil) throws(ParsingError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw ParsingError(
        description: "expected AXIS=VALUES, like learningRate=0.001...10, found \(text.quoted)")
    }
    guard let name = Name(rawValue: String(parts[0])) else {
      throw ParsingError(unknownAxis: String(parts[0]))
    }
    let values = ValueText(axis: name, text: parts[1])
    if points != nil, name == .batchSize || name == .seed || !values.isRange {
      throw ParsingError(
        description: (values.isRange ? "has a range of \(name.rawValue)" : "has a list")
          + "; --points says how many values a range of learningRate or initialScale has")
    }
    switch name {
    case .learningRate: self = .learningRate(try values.positiveNumbers(points: points ?? 13))
    case .initialScale: self = .initialScale(try values.positiveNumbers(points: points ?? 13))
    case .batchSize: self = .batchSize(try values.sizes())
    case .seed: self = .seed(try values.seeds())
    }
    guard count <= Self.limit else {
      throw ParsingError(description: "expected at most \(Self.limit) values, found \(count)")
    }
  }
}

extension SweepAxis.ParsingError {
  fileprivate init(unknownAxis word: String) {
    let names = SweepAxis.Name.allCases.map(\.rawValue)
    let suggestion = Vocabulary(names).nearest(to: word).map { "; did you mean '\($0)'?" } ?? ""
    self.init(description: "expected \(names.listed("or")), found \(word.quoted)\(suggestion)")
  }
}

/// The values of an axis as they are written.
private struct ValueText {
  let axis: SweepAxis.Name
  let text: Substring
  /// The ends of a range, or the items of a list.
  private let items: [Substring]
  let isRange: Bool

  init(axis: SweepAxis.Name, text: Substring) {
    self.axis = axis
    self.text = text
    if let dots = text.firstRange(of: "...") {
      items = [text[..<dots.lowerBound], text[dots.upperBound...]]
      isRange = true
    } else {
      items = text.split(separator: ",", omittingEmptySubsequences: false)
      isRange = false
    }
  }

  func positiveNumbers(points: Int) throws(SweepAxis.ParsingError) -> [Double] {
    let limits = LogarithmicSpacing.limits
    let found = try read("numbers from 1e-30 to 1e30") { item -> Double? in
      Double(item).flatMap { limits.contains($0) ? $0 : nil }
    }
    return isRange
      ? LogarithmicSpacing.values(found[0]...found[1], count: points) : found
  }

  func sizes() throws(SweepAxis.ParsingError) -> [Int] {
    let found = try read("whole numbers from 1 to 1000000") { item -> Int? in
      Int(item).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
    }
    guard isRange else { return found }
    let doubling = sequence(first: found[0]) { $0 * 2 }.prefix { $0 < found[1] }
    return Array(doubling) + [found[1]]
  }

  func seeds() throws(SweepAxis.ParsingError) -> [UInt64] {
    let found = try read("whole numbers from 0") { item -> UInt64? in UInt64(item) }
    guard isRange else { return found }
    guard found[1] - found[0] < SweepAxis.limit else {
      throw failure(expected: "at most \(SweepAxis.limit) values")
    }
    return Array(found[0]...found[1])
  }

  /// The items as values: of a range the lower end below the upper, of a list no value twice.
  private func read<Value: Comparable & Hashable>(
    _ kind: String, _ parse: (Substring) -> Value?
  ) throws(SweepAxis.ParsingError) -> [Value] {
    var values: [Value] = []
    for item in items {
      guard let value = parse(item) else {
        throw failure(expected: kind, found: String(item).quoted)
      }
      if values.contains(value) {
        throw failure(expected: "different values", found: "\(String(item).quoted) twice")
      }
      values.append(value)
    }
    if isRange, values[0] > values[1] {
      throw failure(expected: "a range from small to large", found: String(text).quoted)
    }
    return values
  }

  private func failure(
    expected: String, found: String? = nil
  ) -> SweepAxis.ParsingError {
    SweepAxis.ParsingError(
      description: "\(axis.rawValue): expected \(expected), found \(found ?? String(text).quoted)")
  }
}
