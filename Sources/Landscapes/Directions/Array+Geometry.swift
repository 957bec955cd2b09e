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

  /// a + factor b.
  func adding(_ other: [Double], times factor: Double) -> [Double] {
    precondition(count == other.count, "Vectors of one space are equally long.")
    return combined(with: other) { $0 + $1 * factor }
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
