import Testing

@testable import Experiments

@Suite("Known words")
struct VocabularyTests {
  @Test(
    "are as far apart as the fewest typing errors between them",
    arguments: [
      ("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("outptus", "outputs", 1),
      ("ab", "ba", 1), ("abc", "abc", 0), ("saturday", "sunday", 3), ("ca", "abc", 3),
      ("learningrate", "learning_rate", 1),
    ])
  func distance(left: String, right: String, distance: Int) {
    #expect(Vocabulary.distance(Array(left), Array(right)) == distance)
    #expect(Vocabulary.distance(Array(right), Array(left)) == distance)
  }

  @Test("are suggested when near enough to have been meant, and not otherwise")
  func nearest() {
    let words = Vocabulary(["samples", "scales", "means", "noise", "kind"])
    #expect(words.nearest(to: "sampels") == "samples")
    #expect(words.nearest(to: "Scale") == "scales")
    #expect(words.nearest(to: "KIND") == "kind")
    #expect(words.nearest(to: "knd") == "kind")
    #expect(words.nearest(to: "mean") == "means")
    #expect(words.nearest(to: "speed") == nil)
    #expect(words.nearest(to: "") == nil)
    #expect(Vocabulary(["x", "y"]).nearest(to: "z") == nil)
    #expect(Vocabulary([]).nearest(to: "z") == nil)
  }
}

@Suite("Words in messages")
struct QuotedTests {
  @Test("are quoted, shortened and harmless to a terminal")
  func quoted() {
    #expect("abc".quoted == "'abc'")
    #expect("a\u{1B}[2Jb\u{202E}".quoted == "'a<U+1B>[2Jb<U+202E>'")
    #expect(String(repeating: "é", count: 41).quoted == "'\(String(repeating: "é", count: 40))…'")
  }

  @Test("are listed and counted as in a sentence")
  func listed() {
    #expect([String]().listed("or") == "")
    #expect(["a"].listed("or") == "'a'")
    #expect(["a", "b"].listed("or") == "'a' or 'b'")
    #expect(["a", "b", "c"].listed("and") == "'a', 'b' and 'c'")
    #expect(1.counted("side") == "1 side")
    #expect(0.counted("side") == "0 sides")
  }

  @Test("name paths as code would")
  func paths() {
    #expect("\(JSONPath.top)" == "")
    #expect("\(["model", "layers", 1, "outputs"] as JSONPath)" == "model.layers[1].outputs")
    #expect("\(["slots", "my slot", "a"] as JSONPath)" == "slots['my slot'].a")
  }
}
