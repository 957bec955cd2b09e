/// Known words, for finding which of them a misspelt one was meant to be.
public struct Vocabulary {
  private let words: [String]

  /// - Parameter words: What is known.
  public init(_ words: some Sequence<String>) {
    self.words = Array(words)
  }

  /// The known word that is nearest, if it is near enough to have been meant: up to one typing
  /// error for each three characters. Case does not count, and of equally near words the first wins.
  public func nearest(to word: String) -> String? {
    let letters = Array(word.lowercased())
    var best: (word: String, distance: Int)?
    for known in words {
      let knownLetters = Array(known.lowercased())
      let allowed = min(letters.count, knownLetters.count) / 3
      guard abs(letters.count - knownLetters.count) <= allowed else { continue }
      let distance = Self.distance(letters, knownLetters)
      if distance <= allowed, distance < best?.distance ?? .max { best = (known, distance) }
    }
    return best?.word
  }

  /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into
  /// the other, no place edited twice (Damerau 1964; "optimal string alignment").
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    // Row i holds the distances of the first i letters of `left` to every beginning of `right`.
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var distance = min(
          last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          distance = min(distance, beforeLast[j - 1] + 1)
        }
        row.append(distance)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
