import Foundation

/// PyTorch at work in a Python interpreter of its own, for as long as this object lives.
///
/// The program that it runs is ours, `PyTorch/workloads.py`; the two talk in lines of JSON.
final class PyTorch {
  let version: String
  private let program: LineProgram

  /// - Parameter python: The interpreter's path, or its name on the search path.
  /// - Throws: `BenchmarkFailure` when there is no such interpreter, or when it has no PyTorch.
  init(python: String) throws {
    guard let script = Bundle.module.path(forResource: "workloads", ofType: "py") else {
      throw BenchmarkFailure("workloads.py has not been built beside this program")
    }
    program = try LineProgram(python, arguments: [script])
    let greeting = try? JSONDecoder().decode(Greeting.self, from: program.readLine())
    guard let version = greeting?.version else {
      throw BenchmarkFailure("\(python): \(greeting?.absent ?? "no interpreter that starts")")
    }
    self.version = version
  }

  /// Makes a piece of work ready and does it once.
  ///
  /// - Returns: What both sides must agree on: the losses of the first steps, or those of the points.
  func prepare(_ request: PyTorchRequest) throws -> [Double] {
    try program.write(JSONEncoder().encode(request))
    return try JSONDecoder().decode(Preparation.self, from: program.readLine()).values
  }

  /// Does the work that was made ready last some more times.
  func repeatWork(_ times: Int) throws -> Duration {
    try program.write(JSONEncoder().encode(["repeat": times]))
    return try JSONDecoder().decode(Duration.self, from: program.readLine())
  }

  /// How long some work took, in milliseconds.
  struct Duration: Decodable {
    /// Of all threads together.
    let processor: Double
    let wall: Double
  }

  private struct Greeting: Decodable {
    let version: String?
    let absent: String?
  }

  private struct Preparation: Decodable {
    let values: [Double]
  }
}

/// A program that is talked to line by line.
private final class LineProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var unread = Data()

  init(_ name: String, arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func write(_ line: Data) throws {
    try input.fileHandleForWriting.write(contentsOf: line + Data("\n".utf8))
  }

  func readLine() throws -> Data {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread = Data(unread[unread.index(after: end)...]) }
        return unread[..<end]
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw BenchmarkFailure("PyTorch's side has ended too early.") }
      unread += more
    }
  }
}
