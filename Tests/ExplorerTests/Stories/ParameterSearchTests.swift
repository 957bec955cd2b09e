import Testing
import TrainingEngine

@testable import Explorer

@Suite struct ParameterSearchTests {
  private func layout(_ outputs: [(String, Int)]) throws -> ParameterLayout {
    try Network<Double>(
      inputs: 3,
      layers: outputs.map {
        LayerSpecification(
          name: $0.0, kind: .linear(outputs: $0.1, bias: true, initializer: .torch))
      }, seed: 1
    ).layout
  }

  private func names(_ search: ParameterSearch) -> [String] {
    (0..<search.count).map { search[$0] }
  }

  /// Against every name, one by one.
  @Test(
    arguments: [
      [], ["hidden"], ["weight"], ["[1"], ["weight", "2,1"], ["out", "]"], ["t[0,"], ["12"],
      ["bias[3]"], ["hidden", "output"], ["x"], [","], ["den.weight[1"], ["0", "1"],
    ] as [[String]])
  func findsTheNamesThatHoldEveryWord(words: [String]) throws {
    let layout = try layout([("Hidden", 13), ("output", 4)])
    let all = (0..<layout.count).map { layout.name(of: $0) }
    var search = ParameterSearch(among: [layout])
    #expect(names(search) == all)
    search.search(words)
    let expected = all.filter { name in words.allSatisfy { name.lowercased().contains($0) } }
    #expect(names(search) == expected)
  }

  @Test func offersOnlyWhatEveryLayoutHas() throws {
    let search = ParameterSearch(
      among: [try layout([("a", 2), ("b", 2)]), try layout([("a", 2), ("b", 3)])])
    #expect(names(search).allSatisfy { $0.hasPrefix("a.") })
    #expect(search.count == 8)
  }
}
