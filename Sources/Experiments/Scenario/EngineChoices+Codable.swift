import TrainingEngine

// The engine knows no file format, so its plain choices learn their names in files here: those of
// their cases.

extension Loss.Kind: Codable {}

extension L2Penalty.Parameters: Codable {}

extension Precision: Codable {}
