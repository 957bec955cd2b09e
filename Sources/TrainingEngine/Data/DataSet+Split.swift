/// Which samples train and which test.
public enum TestSplit: Equatable, Sendable {
  /// Every sample whose index is a multiple of `stride` tests.
  case every(Int)
  /// A part of the samples, drawn at random, tests: the nearest whole number to `fraction` times the
  /// samples, but at least one sample on either side.
  ///
  /// They are the first of the permutation that stream 2 of the seed gives.
  case shuffled(fraction: Double, seed: UInt64)

  /// The indices of both parts, ascending.
  public func indices(samples: Int) -> (training: [Int], test: [Int]) {
    let all = 0..<samples
    switch self {
    case .every(let stride):
      return (
        all.filter { !$0.isMultiple(of: stride) }, all.filter { $0.isMultiple(of: stride) }
      )
    case .shuffled(let fraction, let seed):
      let wanted = (fraction * Double(samples)).rounded()
      let count = min(max(Int(wanted), 1), max(samples - 1, 0))
      var stream = RandomStream(seed: seed, stream: 2)
      let order = stream.permutation(samples)
      return (order[count...].sorted(), order[..<count].sorted())
    }
  }
}

extension DataSet {
  /// The samples that train and those that test, each in the order in which they are here.
  public func split(_ split: TestSplit) -> (training: DataSet, test: DataSet) {
    let indices = split.indices(samples: count)
    return (selecting(indices.training), selecting(indices.test))
  }
}
