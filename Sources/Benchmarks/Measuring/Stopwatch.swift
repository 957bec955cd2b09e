import Foundation

/// Ways to say how long a piece of work takes, in milliseconds.
enum Stopwatch {
  /// Time on the wall.
  static func wall(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .milliseconds(1)
  }

  /// Time that the calling thread has had a core, which other programs make hardly longer.
  static func processor(_ work: () throws -> Void) rethrows -> Double {
    let start = processorTime
    try work()
    return processorTime - start
  }

  /// How often in a second of processor time a piece of work can be done, which does it some times.
  static func rate(of times: Double, _ work: () throws -> Void) rethrows -> Double {
    try times * 1000 / max(processor(work), 1e-6)
  }

  /// What the calling thread has had so far.
  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }
}
