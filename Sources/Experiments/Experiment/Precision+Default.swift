import TrainingEngine

extension Precision {
  /// The most parameters with which a network computes in double precision when its scenario does not
  /// say in what. Up to there a step takes microseconds either way, and a plane may be the whole space,
  /// whose minimum is found to the last digit.
  static let largestDoubleNetwork = 1000

  /// The precision of all sides of a scenario that names none: one for all, or they would differ in more
  /// than the scenario says.
  ///
  /// - Parameter data: The samples.
  static func `default`(for scenario: Scenario, data: DataSet) -> Precision {
    let shapes = ModelShapes(
      of: scenario.model, inputs: data.features.columns, image: data.imageShape)
    let isLarge = scenario.sides.contains { side in
      ParameterNames(of: scenario.model, fillingSlots: side, shapes: shapes).knownCount
        > largestDoubleNetwork
    }
    return isLarge ? .float : .double
  }
}
