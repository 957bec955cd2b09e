import Foundation

/// What a process has used up so far.
struct ProcessUsage {
  /// Milliseconds in which its threads had a core, those that have ended included.
  let processorTime: Double
  /// How often each of its threads has gone to sleep, by the thread's number.
  private let waits: [String: Int]

  /// Nil where the system does not tell: it takes Linux and its /proc.
  init?(of process: Int32) {
    #if os(Linux)
      var clock = clockid_t()
      var time = timespec()
      guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
        return nil
      }
      processorTime = Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
    #else
      return nil
    #endif
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    waits = Dictionary(
      uniqueKeysWithValues: threads.map { thread in
        // A thread may have ended meanwhile.
        let status = try? String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
        return (thread, line?.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) } ?? 0)
      })
  }

  /// How often threads that are still there have woken up since an earlier look.
  func wakeUps(since earlier: ProcessUsage) -> Int {
    waits.reduce(0) { $0 + $1.value - (earlier.waits[$1.key] ?? 0) }
  }
}
