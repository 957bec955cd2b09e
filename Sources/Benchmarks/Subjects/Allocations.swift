import CBenchmarks

extension Subject {
  /// Whether training asks for memory once it is under way.
  static let allocations = Subject(
    name: "allocations",
    explanation:
      "How often a training step asks for memory, after 40 steps of warm-up: calls of malloc and its "
      + "kin by whatever thread, counted over 100 steps; on one thread and on two. Not measured without "
      + "the GNU C library."
  ) { surroundings in
    guard benchmark_allocations() >= 0 else { return [] }
    return try AllocationCase.all(digits: surroundings.digits()).flatMap { allocationCase in
      [1, 2].map { figure(of: allocationCase, threads: $0) }
    }
  }

  private static func figure(of allocationCase: AllocationCase, threads: Int) -> Figure {
    var trainer = allocationCase.trainer
    trainer.threads = threads
    for _ in 0..<40 { trainer.advance() }
    let before = benchmark_allocations()
    for _ in 0..<100 { trainer.advance() }
    let count = Double(benchmark_allocations() - before)
    return Figure(
      allocationCase.name + (threads > 1 ? ", two threads" : ""), [count / 100],
      unit: "a step", goal: Figure.Goal(limit: 0, statistic: .worst))
  }
}
