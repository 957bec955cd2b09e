import Testing

@testable import TrainingEngine

struct ParameterLayoutTests {
  private let layout: ParameterLayout

  init() throws {
    layout = try Network<Double>(
      inputs: 3,
      layers: [
        LayerSpecification(name: "hidden", kind: .linear(4)),
        LayerSpecification(name: "a[0]", kind: .normalization()),
        LayerSpecification(name: "output", kind: .linear(2, bias: false)),
      ], seed: 1
    ).layout
  }

  @Test func tensorsLieOneAfterTheOther() {
    #expect(
      layout.tensors.map(\.name) == [
        "hidden.weight", "hidden.bias", "a[0].scale", "a[0].shift", "output.weight",
      ])
    #expect(layout.tensors.map(\.shape) == [[4, 3], [4], [4], [4], [2, 4]])
    #expect(layout.tensors.flatMap(\.range) == Array(0..<layout.count))
  }

  @Test func everyParameterIsFoundByItsName() {
    let names = layout.indices.map { layout.name(of: $0) }
    #expect(Set(names).count == layout.count)
    #expect(names.map { layout.index(of: $0) } == layout.indices.map { $0 })
    #expect(layout.index(of: "hidden.weight[1,2]") == 5)
    #expect(layout.name(of: 5) == "hidden.weight[1,2]")
    #expect(layout.index(of: "hidden.weight[1, 2]") == 5)
    #expect(layout.index(of: "a[0].shift[3]") == layout.index(of: "output.weight[0,0]")! - 1)
  }

  @Test(arguments: [
    "", "[", "]", "[0]", "hidden.weight", "hidden.weight[", "hidden.weight[]",
    "hidden.weight[0]", "hidden.weight[0,1,2]", "hidden.weight[4,0]", "hidden.weight[0,3]",
    "hidden.weight[-1,0]", "hidden.weight[0,]", "hidden.weight[0,x]", "hidden.weight[0,1]]",
    "hidden.weight[0;1]", "hidden.weight[+1,0]", "hidden.weight[01,0]",
    "hidden.weight[0,99999999999999999999]", "hidden.scale[0]", "weight[0,0]", "hidden[0,0]",
  ])
  func whatNamesNoParameterIsNotFound(name: String) {
    #expect(layout.index(of: name) == nil)
  }
}
