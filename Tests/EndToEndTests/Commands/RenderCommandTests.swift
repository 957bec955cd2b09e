import Testing

/// What `render` says beside its picture.
@Suite struct RenderCommandTests {
  @Test func aSceneThatTheLessonDoesNotHaveIsNamed() throws {
    let last = try ravine("render", "ellipse-vs-circle", "--scene", "3", "--size", "80x24")
    #expect(last.status == 0 && !last.output.isEmpty)
    let beyond = try ravine("render", "ellipse-vs-circle", "--scene", "4")
    #expect(beyond.status == 2 && beyond.output.isEmpty)
    #expect(beyond.messages == "--scene: 'ellipse-vs-circle' has a lesson of 3; found 4.\n")

    let folder = try TemporaryFolder()
    let path = try folder.write(TestScenario().json, to: "little.json")
    #expect(try ravine("render", path, "--scene", "1", "--size", "80x24").status == 0)
    let none = try ravine("render", path, "--scene", "2")
    #expect(none.status == 2)
    #expect(none.messages == "--scene: 'little' has no lesson; found 2.\n")
  }

  @Test(arguments: ["--ellipse", "--labels"])
  func whatIsDrawnOnLandscapesIsRefusedWithoutThem(option: String) throws {
    func render(_ arguments: String...) throws -> CommandResult {
      try ravine(["render", "smoothness", "--size", "100x30", option] + arguments)
    }
    let asked = try render("--smoothness")
    #expect(asked.status == 2 && asked.output.isEmpty)
    #expect(
      asked.messages == "\(option) is drawn on landscapes; "
        + "--smoothness shows the loss along the gradient instead.\n")
    let scene = try render("--scene", "1")
    #expect(scene.status == 2 && scene.output.isEmpty)
    #expect(
      scene.messages == "\(option) is drawn on landscapes; "
        + "scene 1 shows the loss along the gradient; add --no-smoothness.\n")
    #expect(try render("--scene", "1", "--no-smoothness").status == 0)
  }

  /// What the explorer says in such a window is no frame that anybody asked for.
  @Test(arguments: ["79x24", "80x23", "1x1"], [[], ["--ellipse"]])
  func aSizeWithoutRoomForThePanesIsRefused(size: String, options: [String]) throws {
    let result = try ravine(["render", "ellipse-vs-circle", "--size", size] + options)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.messages.contains("--size: a frame takes 80x24 or more; found \(size)."))
  }

  @Test(arguments: [
    (["--color", "16"], "--color 16 needs --format ansi: plain text has no colours."),
    (["--smoothness", "--no-smoothness"], "--no-smoothness"),
  ])
  func optionsThatContradictEachOtherAreRefused(options: [String], message: String) throws {
    let result = try ravine(["render", "ellipse-vs-circle"] + options)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.messages.contains(message), "\(result.messages)")
  }

  @Test func ellipseAndLabelsGoTogether() throws {
    func screen(_ arguments: String...) throws -> [Substring] {
      let result = try ravine(
        ["render", "ellipse-vs-circle", "--size", "100x34", "--step", "40"] + arguments)
      #expect(result.status == 0 && result.messages.isEmpty)
      return result.lines.dropLast(2)
    }
    let both = try screen("--ellipse", "--labels")
    for other in [try screen("--ellipse"), try screen("--labels"), try screen()] {
      #expect(both != other)
    }
  }

  @Test func aPaneWithoutPictureSaysWhyAtLength() throws {
    let folder = try TemporaryFolder()
    var scenario = TestScenario(plane: #"{ "kind": "principalComponents" }"#)
    // Too small to move a parameter.
    scenario.learningRate = "1e-300"
    let path = try folder.write(scenario.json, to: "little.json")
    let render = try ravine("render", path, "--step", "4", "--size", "120x40", "--verbose")
    #expect(render.status == 0)
    let reason = "No points were evaluated. The run does not move, so it has no components."
    #expect(render.messages == "plain: \(reason)\nnormalized: \(reason)\n")
    #expect(render.output.contains("The run does not move"))
    #expect(!render.output.contains("100%"))
  }

  /// Learning rates beyond all numbers leave no loss, of which nothing can be measured.
  @Test func whatIsMeasuredOnALossThatIsNotFiniteIsNoNumber() throws {
    let folder = try TemporaryFolder()
    var scenario = PlaneCommandTests.moons(#"{ "kind": "principalComponents" }"#)
    scenario.learningRate = "1e308"
    let path = try folder.write(scenario.json, to: "little.json")
    let lost = try ravine("render", path, "--step", "4", "--size", "200x60")
    #expect(lost.output.contains("all parameters λ not finite"))
    #expect(!lost.output.contains("λ 0"))
    scenario.plane = #"{ "kind": "hessian", "origin": { "step": 4 } }"#
    try folder.write(scenario.json, to: "little.json")
    let hessian = try ravine("render", path, "--step", "4", "--size", "200x60", "--verbose")
    #expect(hessian.messages.contains("The Hessian has no two eigenvectors"))
    #expect(!hessian.output.contains("λ 0"))
  }
}
