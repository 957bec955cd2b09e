import CBenchmarks

extension Subject {
  /// How quiet the machine is. On a quiet one all runs of a figure are alike.
  static let calibration = Subject(
    name: "calibration",
    explanation:
      "How far other programs disturb: the same arithmetic again and again, on the wall, and how late "
      + "a sleeper gets a core. Distrust times on the wall when these have a long tail."
  ) { _ in
    let rounds: Int64 = 100_000
    let arithmetic = (0..<300).map { _ in
      Stopwatch.wall { _ = benchmark_fused_multiply_adds(rounds) }
    }
    let lateness = (0..<300).map { _ in Sleeper.lateness() }
    return [
      Figure("the same arithmetic", arithmetic, unit: "ms"),
      Figure("waking late from 1 ms of sleep", lateness, unit: "ms"),
    ]
  }
}
