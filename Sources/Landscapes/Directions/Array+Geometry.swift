// Vectors of parameter space, as far as planes need them. Sums run in one fixed order.

extension [Double] {
  /// Σ aᵢ bᵢ.
  func dot(_ other: [Double]) -> Double { dot(other, minus: nil) }

  /// √Σ aᵢ².
  var length: Double { dot(self).squareRoot() }

  /// Σ (aᵢ - cᵢ) bᵢ, without an array for the differences.
  func dot(_ other: [Double], from center: [Double]) -> Double { other.dot(self, minus: center) }

  /// a + factor b.
  func adding(_ other: [Double], times factor: Double) -> [Double] {
    precondition(count == other.count, "Vectors of one space are equally long.")
    return indices.map { self[$0].addingProduct(other[$0], factor) }
  }

  /// Σ aᵢ (bᵢ - cᵢ) in eight parts, every eighth number belonging to the same one.
  private func dot(_ other: [Double], minus center: [Double]?) -> Double {
    precondition(
      count == other.count && center?.count ?? count == count,
      "Vectors of one space are equally long.")
    var parts = SIMD8<Double>.zero
    var start = 0
    if let center {
      while start + 8 <= count {
        parts.addProduct(eight(from: start), other.eight(from: start) - center.eight(from: start))
        start += 8
      }
    } else {
      while start + 8 <= count {
        parts.addProduct(eight(from: start), other.eight(from: start))
        start += 8
      }
    }
    for index in start..<count {
      parts[index - start].addProduct(self[index], other[index] - (center?[index] ?? 0))
    }
    return parts.indices.reduce(0) { $0 + parts[$1] }
  }

  private func eight(from start: Int) -> SIMD8<Double> {
    SIMD8(
      self[start], self[start + 1], self[start + 2], self[start + 3], self[start + 4],
      self[start + 5], self[start + 6], self[start + 7])
  }
}
