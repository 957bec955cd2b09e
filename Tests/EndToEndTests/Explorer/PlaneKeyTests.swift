import Drawing
import TestSupport
import Testing

/// The keys of the group Plane, each as help tells it, on the real screen.
@Suite struct PlaneKeyTests {
  private let window = Size(columns: 132, rows: 40)

  @Test func planesAreChosenAndHeld() throws {
    let folder = try TemporaryFolder()
    let scenario = TestScenario(
      layers: #"""
        { "kind": "linear", "name": "hidden", "outputs": 3 },
        { "kind": "normalization", "name": "norm" },
        { "kind": "tanh" },
        { "kind": "linear", "name": "output", "outputs": 1 }
        """#, learningRate: "0.05")
    let path = try folder.write(scenario.json, to: "little.json")
    let session = try startExplorer(path, size: window)
    var keys = Typist(on: session)
    try session.wait(forFrameWith: "output.weight [0,0] × [0,1]")
    session.send(Keys.end)
    try session.wait { ExplorerReading($0)?.step == 40 }

    keys.press("p")
    try session.wait(forFrameWith: "Principal components of the run", "Running statistics")
    session.send("of the run")
    try session.wait(forFrameWith: "/ of the run", "1/1")
    session.send(Keys.enter)
    try session.wait(forFrameWith: "Plane: principal components of the run", " off")

    // Any two parameters that both sides have, the second after the first.
    keys.press("p")
    session.send("hidden.bias[2]")
    try session.wait(forFrameWith: "/ hidden.bias[2]", "1/1")
    session.send(Keys.enter)
    try session.wait(forFrameWith: "hidden.bias[2] × …")
    session.send("output.bias")
    try session.wait(forFrameWith: "/ output.bias", "1/1")
    session.send(Keys.enter)
    try session.wait(forFrameWith: "hidden.bias[2] × output.bias[0]")

    keys.press("i")
    try session.wait(forFrameWith: "The landscape stays that of step 40")
    session.send(Keys.left)
    try session.wait(forFrameWith: "step 40, held", "off plane")
    keys.press("i")
    try session.wait(forFrameWith: "The landscape follows the run again.")
    try session.wait { !$0.isDrawing && !$0.shows("step 40, held") && !$0.shows("landscape of") }

    let documented = try documentedKeys()["Plane"]
    #expect(keys.pressed == documented)
    session.send("q")
    #expect(try session.waitForEnd() == .exited(0))
    #expect(session.emulator.unknown == [])
  }
}
