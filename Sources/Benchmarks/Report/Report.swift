/// Everything that was measured in one go.
struct Report: Sendable {
  /// The machine and how busy it is.
  let circumstances: Circumstances
  private(set) var chapters: [Chapter] = []

  /// The figures of one subject.
  struct Chapter: Sendable {
    let subject: String
    /// What was measured and how.
    let explanation: String
    let figures: [Figure]
    /// The share of all cores that other programs took meanwhile; nil where that is not known.
    let shareOfOthers: Double?
  }

  init(circumstances: Circumstances) { self.circumstances = circumstances }

  mutating func append(_ chapter: Chapter) { chapters.append(chapter) }
}
