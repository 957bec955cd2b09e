import Testing
import TrainingEngine

@testable import Landscapes

/// Which places of a picture are tried, and what of it is doubted where they fail.
@Suite struct TrialTests {
  static let (columns, rows) = (128, 64)

  /// Wherever they are: as much as lattices leave of a smooth picture, its upper half, a narrow strip, five
  /// places.
  static let leftOvers: [@Sendable (_ column: Int, _ row: Int) -> Bool] = [
    { column, row in column % 8 > 0 || row % 8 > 0 }, { _, row in row >= 32 },
    { column, _ in column == 77 }, { column, row in row == 9 && (40..<45).contains(column) },
  ]

  @Test(arguments: leftOvers.indices, [0, 1, 5])
  func oneInThirtyTwoOfWhatIsLeftIsTried(leftOver: Int, number: Int) throws {
    let isLeft = places.map { Self.leftOvers[leftOver]($0 % Self.columns, $0 / Self.columns) }
    let sample = try #require(trial(number, isLeft))
    #expect(sample.places.count == (isLeft.filter { $0 }.count + 31) / 32)
    #expect(Set(sample.places).count == sample.places.count)
    #expect(sample.places.allSatisfy { isLeft[$0] })
    #expect(sample.predicted == sample.places.map(Double.init))
    #expect(trial(number + 7, isLeft)?.places != sample.places)
  }

  /// No block of eight columns and rows goes without, nor has more than its share.
  @Test(arguments: 0..<4)
  func whereAllIsOneBandASampleIsSpreadEvenly(number: Int) throws {
    let sample = try #require(trial(number, places.map { _ in true }))
    var counts: [Int: Int] = [:]
    for place in sample.places {
      counts[place / Self.columns / 8 * Self.columns + place % Self.columns / 8, default: 0] += 1
    }
    #expect(counts.count == Self.columns * Self.rows / 64)
    #expect(counts.values.allSatisfy { $0 == 2 })
  }

  /// A valley with fourteen bands, its floor a few places and its plain nearly all: half of the sample is
  /// shared out by place, half by band.
  @Test(arguments: 0..<4)
  func everyBandIsTriedAsOftenAsAnyOtherAndEveryPlaceAsWell(number: Int) throws {
    // Row 0 from the left, by band: 4, 8, 12 … 52 places. All above is the fourteenth band.
    let ends = (1...13).map { 2 * $0 * ($0 + 1) }
    func band(_ loss: Double) -> Int { ends.firstIndex { Int(loss) < $0 } ?? 13 }
    let sample = try #require(trial(number, places.map { _ in true }, band: band))
    let tried = sample.places.reduce(into: [:]) { $0[band(Double($1)), default: 0] += 1 }

    let (all, bands) = (Double(places.count), 14.0)
    for index in 0..<14 {
      let size = index < 13 ? Double(4 * (index + 1)) : all - 364
      let expected = (size / 2 + all / bands / 2) / 32
      // A place is tried once, however much it weighs.
      #expect(abs(Double(tried[index] ?? 0) - min(expected, size)) <= 0.3 * expected + 1)
    }
    #expect(sample.places.count <= places.count / 32)
    #expect(Set(sample.places).count == sample.places.count)
    var counts: [Int: Int] = [:]
    for place in sample.places {
      counts[place / Self.columns / 16 * Self.columns + place % Self.columns / 16, default: 0] += 1
    }
    #expect(counts.count == Self.columns * Self.rows / 256)
  }

  /// A band that is one place is surely tried.
  @Test func theOnlyPlaceOfABandIsTried() throws {
    for lonely in [0, 4321, places.count - 1] {
      for number in 0..<3 {
        let sample = trial(number, places.map { _ in true }) { Int($0) == lonely ? 1 : 0 }
        #expect(sample?.places.contains(lonely) == true)
      }
    }
  }

  /// No more of it is on a lattice than of all places.
  @Test func aSampleFollowsNoLattice() throws {
    let sample = try #require(trial(0, places.map { _ in true }))
    for stride in [2, 4, 8] {
      let onLattice = sample.places.filter {
        $0 % Self.columns % stride == 0 && $0 / Self.columns % stride == 0
      }.count
      #expect(abs(onLattice - sample.places.count / (stride * stride)) <= 16)
    }
  }

  @Test func whereNothingIsLeftThereIsNoTrial() throws {
    #expect(trial(0, places.map { _ in false }) == nil)
  }

  @Test(arguments: [(1, 1), (8, 8), (13, 5), (1, 40), (40, 1), (128, 64)])
  func theCurveComesToEveryPlaceOnce(columns: Int, rows: Int) {
    var places: [Int] = []
    HilbertCurve.forEachPlace(columns: columns, rows: rows) { places.append($0) }
    #expect(places.sorted() == Array(0..<columns * rows))
    guard columns == rows else { return }
    for (place, next) in zip(places, places.dropFirst()) {
      #expect(
        abs(place % columns - next % columns) + abs(place / columns - next / columns) == 1)
    }
  }

  /// What surrounds a place that fails is evaluated; where a tenth of a sample fails, everything.
  @Test func aFailureIsDoubtfulWithItsSurroundings() {
    let place = 20 * Self.columns + 3
    let trial = Trial(surroundings: [place, place + 60], in: places.map { _ in 0 })
    #expect(doubtful(trial, off: []) == nil)
    let expected = places.map { other in
      other % Self.columns <= 9 && (14...26).contains(other / Self.columns)
    }
    #expect(doubtful(trial, off: [place]) == expected)
    #expect(doubtful(trial, off: [place, place + 60])?.contains(false) == true)

    let isLeft = places.map { $0 < 10 * Trial.share }
    let sample = self.trial(0, isLeft)!
    #expect(sample.places.count == 10)
    #expect(doubtful(sample, off: Set(sample.places.prefix(1)))?.contains(false) == true)
    #expect(doubtful(sample, off: Set(sample.places.prefix(2)))?.contains(false) == false)
  }

  /// Where a place of a sample is off by half as much as one that fails, it may stand at the foot of
  /// something higher. Of what surrounds one that is known already.
  @Test func aPlaceOfASampleThatIsNearlyAFailureIsSuspect() {
    func doubted(_ selection: Trial.Selection, by error: Double, at place: Int) -> [Int]? {
      let trial = Trial(selection: selection, places: [place, 100], predicted: [0, 0])
      return doubtful(trial, off: [place], by: error).map { isDoubtful in
        places.filter { isDoubtful[$0] }
      }
    }
    let place = 20 * Self.columns + 30
    let around = [place - 2 * Self.columns, place - 2, place + 2, place + 2 * Self.columns]
    #expect(doubted(.sample, by: 0.124, at: place) == around)
    #expect(doubted(.sample, by: 0.063, at: place) == around)
    #expect(doubted(.sample, by: 0.062, at: place) == nil)
    #expect(doubted(.surroundings, by: 0.124, at: place) == nil)
    // In a corner there are two.
    #expect(doubted(.sample, by: 0.1, at: 0) == [2, 2 * Self.columns])
  }

  /// What is doubted where some places of a trial are off.
  private func doubtful(_ trial: Trial, off: Set<Int>, by error: Double = 0.126) -> [Bool]? {
    trial.doubtful(columns: Self.columns, rows: Self.rows) { place, _ in
      off.contains(place) ? error : 0
    }
  }

  private var places: Range<Int> { 0..<Self.columns * Self.rows }

  /// A sample of a grid in which the loss is the number of the place.
  private func trial(
    _ number: Int, _ isLeft: [Bool], band: (_ loss: Double) -> Int = { _ in 0 }
  ) -> Trial? {
    Trial(
      sampleOf: places.map(Double.init), columns: Self.columns, isEvaluated: isLeft.map { !$0 },
      number: number, band: band)
  }
}
