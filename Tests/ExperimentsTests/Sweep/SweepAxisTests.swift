import Testing

@testable import Experiments

@Suite("The axis of a sweep")
struct SweepAxisTests {
  private func axis(_ text: String, points: Int? = nil) throws -> SweepAxis {
    try SweepAxis(parsing: text, points: points)
  }

  private func message(_ text: String, points: Int? = nil) -> String? {
    do {
      _ = try SweepAxis(parsing: text, points: points)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("is a list of values")
  func lists() throws {
    #expect(try axis("learningRate=0.1,1e-3,2") == .learningRate([0.1, 0.001, 2]))
    #expect(try axis("initialScale=3") == .initialScale([3]))
    #expect(try axis("batchSize=4,16,64") == .batchSize([4, 16, 64]))
    #expect(try axis("seed=7,0") == .seed([7, 0]))
  }

  @Test("is a range: even on a logarithmic axis, doubling, or of all seeds")
  func ranges() throws {
    #expect(
      try axis("learningRate=0.001...10")
        == .learningRate([
          0.001, 0.00215, 0.00464, 0.01, 0.0215, 0.0464, 0.1, 0.215, 0.464, 1, 2.15, 4.64, 10,
        ]))
    #expect(try axis("initialScale=0.1...10", points: 3) == .initialScale([0.1, 1, 10]))
    #expect(try axis("batchSize=4...64") == .batchSize([4, 8, 16, 32, 64]))
    #expect(try axis("batchSize=3...10") == .batchSize([3, 6, 10]))
    #expect(try axis("seed=8...11") == .seed([8, 9, 10, 11]))
    #expect(try axis("seed=18446744073709551615") == .seed([.max]))
  }

  @Test("labels values as they are written")
  func labels() {
    #expect(SweepAxis.learningRate([0.001, 10]).labels == ["0.001", "10"])
    #expect(SweepAxis.seed([.max]).labels == ["18446744073709551615"])
    #expect(SweepAxis.seed([1, 3]).numbers == [1, 3])
    #expect(SweepAxis.batchSize([64]).numbers == [64])
  }

  @Test(
    "says what is wrong with it",
    arguments: [
      ("rates", "expected AXIS=VALUES, like learningRate=0.001...10, found 'rates'"),
      (
        "learningrate=1",
        "expected 'learningRate', 'initialScale', 'batchSize' or 'seed', found 'learningrate'; "
          + "did you mean 'learningRate'?"
      ),
      ("x=1", "expected 'learningRate', 'initialScale', 'batchSize' or 'seed', found 'x'"),
      ("learningRate=", "learningRate: expected numbers from 1e-30 to 1e30, found ''"),
      ("learningRate=0.1,0", "learningRate: expected numbers from 1e-30 to 1e30, found '0'"),
      ("learningRate=nan", "learningRate: expected numbers from 1e-30 to 1e30, found 'nan'"),
      ("initialScale=1,-2", "initialScale: expected numbers from 1e-30 to 1e30, found '-2'"),
      ("learningRate=0.1,", "learningRate: expected numbers from 1e-30 to 1e30, found ''"),
      ("learningRate=0.1...", "learningRate: expected numbers from 1e-30 to 1e30, found ''"),
      (
        "learningRate=10...0.1",
        "learningRate: expected a range from small to large, found '10...0.1'"
      ),
      ("learningRate=1,0.1,1.0", "learningRate: expected different values, found '1.0' twice"),
      ("batchSize=4.5", "batchSize: expected whole numbers from 1 to 1000000, found '4.5'"),
      ("batchSize=0...8", "batchSize: expected whole numbers from 1 to 1000000, found '0'"),
      ("seed=-1", "seed: expected whole numbers from 0, found '-1'"),
      ("seed=1...1001", "seed: expected at most 1000 values, found '1...1001'"),
      (
        "seed=0...18446744073709551615",
        "seed: expected at most 1000 values, found '0...18446744073709551615'"
      ),
    ])
  func faults(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test("has no more values than it may")
  func tooMany() {
    #expect(message("seed=1...1000") == nil)
    let list = (1...1001).map(String.init).joined(separator: ",")
    #expect(message("seed=" + list) == "expected at most 1000 values, found 1001")
  }

  @Test("takes points for ranges on a logarithmic axis alone")
  func points() {
    let use = "; --points says how many values a range of learningRate or initialScale has"
    #expect(message("learningRate=1,2", points: 3) == "has a list" + use)
    #expect(message("batchSize=1...2", points: 3) == "has a range of batchSize" + use)
    #expect(message("seed=1,2", points: 3) == "has a list" + use)
    #expect(message("learningRate=1...2", points: 3) == nil)
  }

  @Test("is rounded to what is printed, and to more where values would coincide")
  func spacing() {
    let narrow = LogarithmicSpacing.values(0.1...0.101, count: 11)
    #expect(narrow.count == 11 && zip(narrow, narrow.dropFirst()).allSatisfy { $0 < $1 })
    #expect(narrow[5] == 0.1005)
    for exponent in [-30.0, -7, 0, 12] {
      let low = Double("1e\(Int(exponent))")!
      let values = LogarithmicSpacing.values(low...low * 1000, count: 4)
      #expect(
        values == [
          low, Double("1e\(Int(exponent) + 1)")!, Double("1e\(Int(exponent) + 2)")!, low * 1000,
        ])
    }
    // Neighbours too close for any digits but their own.
    #expect(LogarithmicSpacing.values(1...(1.0).nextUp, count: 2) == [1, (1.0).nextUp])
  }
}
