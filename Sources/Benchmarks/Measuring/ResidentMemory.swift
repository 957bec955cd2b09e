import CBenchmarks
import Foundation

/// The memory of this process that is in main memory.
enum ResidentMemory {
  /// How much more some work needs at its peak than there was before it, in megabytes (2²⁰ bytes); nil
  /// where the system does not tell: it takes Linux and its /proc.
  static func peak(of work: () throws -> Void) rethrows -> Double? {
    // Memory that nobody uses any more must not serve the work unseen.
    benchmark_return_free_memory()
    // "5" takes the peak back to what is there now.
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    let before = kilobytes("VmRSS")
    try work()
    let peak = kilobytes("VmHWM")
    return before.flatMap { before in peak.map { ($0 - before) / 1024 } }
  }

  private static func kilobytes(_ name: String) -> Double? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("\(name):") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
  }
}
