import TrainingEngine

extension Statistics {
  /// Those that can be named without capturing any.
  static let allCases: [Statistics] = [.batch, .running]
}
