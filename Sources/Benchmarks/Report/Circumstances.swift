import Foundation

/// What a person has to know of a machine to judge figures from it.
struct Circumstances: Codable, Sendable {
  /// The processor's name, where the system tells it.
  let processor: String
  let cores: Int
  /// Programs that wanted a core, on the average of the last minute, before the first figure.
  let load: Double

  static func ofThisMachine() -> Circumstances {
    var loads = [0.0]
    _ = getloadavg(&loads, 1)
    return Circumstances(
      processor: processorName ?? "processor of unknown name",
      cores: ProcessInfo.processInfo.activeProcessorCount, load: loads[0])
  }

  private static var processorName: String? {
    let description = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let line = description?.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
