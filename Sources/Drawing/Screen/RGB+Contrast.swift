extension RGB {
  /// This colour, no brighter than a luminance; hue and saturation stay.
  func darkened(toLuminance limit: Double) -> RGB {
    toned(with: .black) { $0.luminance <= limit }
  }

  /// This colour, no darker than a luminance; it pales.
  func lightened(toLuminance limit: Double) -> RGB {
    toned(with: .white) { $0.luminance >= limit }
  }

  /// The colour with the smallest share of another that is good enough, in steps of 1/64.
  private func toned(with other: RGB, until isGood: (RGB) -> Bool) -> RGB {
    for step in 0..<64 {
      let candidate = mixed(with: other, share: Double(step) / 64)
      if isGood(candidate) { return candidate }
    }
    return other
  }
}
