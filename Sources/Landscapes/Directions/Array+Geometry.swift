// Vectors of parameter space, as far as planes need them. Sums run in one fixed order.

extension [Double] {
  /// Σ aᵢ bᵢ in eight parts, every eighth number belonging to the same one.
  ///
  /// Products are rounded before they are added: where the instruction set is not known, a fused
  /// multiply-add is a call.
  func dot(_ other: [Double]) -> Double {
    precondition(count == other.count, "Vectors of one space are equally long.")
    return withUnsafeBytes { a in
      other.withUnsafeBytes { b in
        var parts = SIMD8<Double>.zero
        var start = 0
        while start + 8 <= count {
          let place = start * MemoryLayout<Double>.stride
          parts +=
            a.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
            * b.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
          start += 8
        }
        for index in start..<count { parts[index - start] += self[index] * other[index] }
        return parts.indices.reduce(0) { $0 + parts[$1] }
      }
    }
  }

  /// √Σ aᵢ².
  var length: Double { dot(self).squareRoot() }

  /// Adds factor b.
  mutating func add(_ other: [Double], times factor: Double) {
    precondition(count == other.count, "Vectors of one space are equally long.")
    withUnsafeMutableBufferPointer { own in
      other.withUnsafeBufferPointer { other in
        for index in own.indices { own[index] += other[index] * factor }
      }
    }
  }

  /// Multiplies by a factor.
  mutating func scale(by factor: Double) {
    withUnsafeMutableBufferPointer { own in
      for index in own.indices { own[index] *= factor }
    }
  }

  /// a + factor b.
  func adding(_ other: [Double], times factor: Double) -> [Double] {
    precondition(count == other.count, "Vectors of one space are equally long.")
    return combined(with: other) { $0 + $1 * factor }
  }

  /// a - b.
  ///
  /// - Parameter isCancelled: Asked before every megabyte.
  /// - Returns: Nil when cancelled.
  func minus(_ other: [Double], isCancelled: () -> Bool) -> [Double]? {
    precondition(count == other.count, "Vectors of one space are equally long.")
    let (a, b) = (span, other.span)
    return Array(count: count, isCancelled: isCancelled) { places, room in
      for index in 0..<places.count {
        let place = places.lowerBound + index
        room.initializeElement(at: index, to: a[place] - b[place])
      }
    }
  }

  /// factor a.
  func times(_ factor: Double) -> [Double] { combined(with: self) { own, _ in own * factor } }

  @inline(__always)
  private func combined(
    with other: [Double], _ number: (Double, Double) -> Double
  ) -> [Double] {
    Array(unsafeUninitializedCapacity: count) { result, initialized in
      withUnsafeBufferPointer { a in
        other.withUnsafeBufferPointer { b in
          for index in 0..<count {
            result.initializeElement(at: index, to: number(a[index], b[index]))
          }
        }
      }
      initialized = count
    }
  }
}
