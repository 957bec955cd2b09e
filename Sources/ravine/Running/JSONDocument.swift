#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a command prints as JSON.
protocol JSONDocument: Encodable {}

extension JSONDocument {
  /// One line, with the keys in alphabetical order. What is not finite is written as a text: JSON has
  /// no word for it.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("A document of numbers and texts can be written as JSON: \(error)")
    }
  }
}
