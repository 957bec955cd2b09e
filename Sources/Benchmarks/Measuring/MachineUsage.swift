import Foundation

/// What all programs of the machine have used up so far, and what of it this program and those that
/// it has started and seen end.
struct MachineUsage {
  private let time = ContinuousClock.now
  /// Seconds of all cores together.
  private let all: Double
  private let own: Double

  /// Nil where the system does not tell: it takes Linux and its /proc.
  init?() {
    guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
      let line = text.split(separator: "\n").first, line.hasPrefix("cpu ")
    else { return nil }
    // user, nice, system, idle, iowait, irq, softirq, steal; what comes then is in user already.
    let ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Double($0) }
    guard ticks.count == 8 else { return nil }
    var own = tms()
    _ = times(&own)
    let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
    all = (ticks.reduce(0, +) - ticks[3] - ticks[4]) / ticksPerSecond
    self.own =
      Double(own.tms_utime + own.tms_stime + own.tms_cutime + own.tms_cstime) / ticksPerSecond
  }

  /// The share of all cores that other programs have had since an earlier look, from 0 to 1.
  func shareOfOthers(since earlier: MachineUsage) -> Double {
    let seconds = (time - earlier.time) / .seconds(1)
    let others = (all - earlier.all) - (own - earlier.own)
    let cores = Double(ProcessInfo.processInfo.activeProcessorCount)
    return min(max(others / (seconds * cores), 0), 1)
  }
}
