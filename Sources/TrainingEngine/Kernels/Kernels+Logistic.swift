import CKernels

extension Kernels {
  /// For each point (a, b) the sum over samples of ln(1 + 2^z), z = base + a x + b y.
  static func logisticSums(
    _ base: Span<Double>, _ x: Span<Double>, _ y: Span<Double>, a: Span<Double>, b: Span<Double>,
    into sums: inout [Double]
  ) {
    precondition(
      base.count == x.count && base.count == y.count, "What is combined differs in number.")
    precondition(a.count == b.count && sums.count >= a.count, "There is no room for the sums.")
    let (baseAddress, xAddress, yAddress) = (base.address, x.address, y.address)
    let (samples, points) = (base.count, a.count)
    let (aAddress, bAddress) = (a.address, b.address)
    sums.withUnsafeMutableBufferPointer {
      table(of: Double.self).logisticSums(
        baseAddress, xAddress, yAddress, samples, aAddress, bAddress, points, $0.baseAddress)
    }
  }

  /// The same for points that share coordinates: 2^z is 2^(a x) times 2^(base + b y), and each of these
  /// is computed once for all points.
  ///
  /// - Parameters:
  ///   - a: First coordinates, such that no |a x| is above 1021.
  ///   - b: Second coordinates, such that no |base + b y| is, and no z is above 124.
  ///   - points: Which of the coordinates each point has.
  static func logisticProducts(
    _ base: Span<Double>, _ x: Span<Double>, _ y: Span<Double>, a: Span<Double>, b: Span<Double>,
    points: (a: Span<Int32>, b: Span<Int32>), into sums: inout [Double]
  ) {
    precondition(
      base.count == x.count && base.count == y.count, "What is combined differs in number.")
    let count = points.a.count
    precondition(
      points.b.count == count && sums.count >= count, "There is no room for the sums.")
    let samples = base.count
    // Zeros up to whole steps, see `KernelTable.logisticPowers`.
    let length = (samples + 63) / 64 * 64
    let (baseAddress, xAddress, yAddress) = (base.address, x.address, y.address)
    let (aCount, bCount, aAddress, bAddress) = (a.count, b.count, a.address, b.address)
    let (aPlaces, bPlaces) = (points.a.address, points.b.address)
    // Aligned, or every wide load would touch two lines of the cache.
    withUnsafeTemporaryAllocation(
      byteCount: MemoryLayout<Double>.size * (aCount + bCount) * length, alignment: 64
    ) { room in
      let powers = room.bindMemory(to: Double.self)
      guard let xPowers = powers.baseAddress else { return }
      let yPowers = xPowers + aCount * length
      let kernels = table(of: Double.self)
      kernels.logisticPowers(nil, xAddress, samples, aAddress, aCount, xPowers)
      kernels.logisticPowers(baseAddress, yAddress, samples, bAddress, bCount, yPowers)
      sums.withUnsafeMutableBufferPointer {
        kernels.logisticProducts(
          xPowers, yPowers, samples, aPlaces, bPlaces, count, $0.baseAddress)
      }
    }
  }
}
