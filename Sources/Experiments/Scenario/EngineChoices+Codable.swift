import TrainingEngine

// The engine knows no file format, so its plain choices learn their names in files here: those of
// their cases.

extension Loss: Codable {}

extension Precision: Codable {}
