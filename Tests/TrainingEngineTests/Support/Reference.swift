import Foundation

/// A value of the reference files in `Golden`, which PyTorch wrote in double precision.
enum Reference: Decodable, Sendable {
  case number(Double)
  case text(String)
  case list([Reference])
  case object([String: Reference])

  static let operations = read("ops")
  static let linear = read("scenario01_linear2")
  static let classification = read("scenario02_classify")
  static let perceptron = read("scenario07_mlp")
  static let observations = read("observations")
  static let hessians = read("hessians")
  static let penalties = read("penalties")
  static let images = read("images")
  static let convolutional = read("scenario12_lenet_tiny")
  static let blocks = read("blocks")

  /// A member of an object.
  subscript(key: String) -> Reference {
    guard case .object(let members) = self, let member = members[key] else {
      fatalError("The reference has no '\(key)'.")
    }
    return member
  }

  /// All numbers in it, row by row where lists are nested.
  var numbers: [Double] {
    switch self {
    case .number(let number): [number]
    case .list(let elements): elements.flatMap(\.numbers)
    case .text, .object: fatalError("The reference has text where numbers are expected.")
    }
  }

  var number: Double { numbers[0] }

  var elements: [Reference] {
    guard case .list(let elements) = self else { fatalError("The reference has no list here.") }
    return elements
  }

  var members: [String: Reference] {
    guard case .object(let members) = self else { fatalError("The reference has no object here.") }
    return members
  }

  private static func read(_ name: String) -> Reference {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Golden/\(name).json")
    do {
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path) cannot be read: \(error)")
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let elements = try? container.decode([Reference].self) {
      self = .list(elements)
    } else if let members = try? container.decode([String: Reference].self) {
      self = .object(members)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}
