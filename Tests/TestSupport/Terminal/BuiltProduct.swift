import Foundation

/// A program that this package builds.
public enum BuiltProduct {
  /// The path of a program beside the bundle of the running tests.
  public static func path(of name: String) -> String {
    // The runner names the bundle among its arguments; on Linux the bundle is the runner itself.
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var folder = URL(fileURLWithPath: bundle)
    while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent(name).path
  }
}
