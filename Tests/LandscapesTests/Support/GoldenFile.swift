import Foundation
import TrainingEngine

/// A file of reference numbers that PyTorch computed.
struct GoldenFile {
  private let root: [String: Any]

  init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../TrainingEngineTests/Golden").standardized
    let data = try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
    root = try JSONSerialization.jsonObject(with: data) as! [String: Any]
  }

  /// All numbers under a path of keys, in their order.
  func numbers(_ path: [String]) -> [Double] { Self.flattened(value(path)) }

  /// A list of lists of equal length.
  func matrix(_ path: [String]) -> Matrix {
    let rows = value(path) as! [Any]
    return Matrix(
      rows: rows.count, columns: Self.flattened(rows[0]).count, elements: Self.flattened(rows))
  }

  private func value(_ path: [String]) -> Any {
    path.reduce(root as Any) { ($0 as! [String: Any])[$1]! }
  }

  private static func flattened(_ value: Any) -> [Double] {
    if let list = value as? [Any] { return list.flatMap(flattened) }
    return [(value as! NSNumber).doubleValue]
  }
}
