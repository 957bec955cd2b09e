import Foundation
import Testing

/// What is public is explained.
struct DocumentationTests {
  /// Declarations and cases, but for what fulfils a protocol, which inherits the protocol's comment.
  @Test func everyPublicDeclarationHasADocComment() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/TrainingEngine")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      for declaration in publicDeclarations(in: lines) {
        count += 1
        #expect(declaration.isExplained, "\(file.lastPathComponent): \(declaration.text)")
      }
    }
    #expect(count > 400, "The folder of the sources was not found.")
  }

  @Test(arguments: [
    ("/// A.\npublic struct A {\n  /// B.\n  public let b: Int\n}", 2, 0),
    ("public struct A {\n  public let b: Int\n  let c: Int\n}", 2, 2),
    ("/// A.\npublic enum A {\n  /// B.\n  case b\n  case c\n}\nenum D {\n  case e\n}", 3, 1),
    (
      "extension A: B {\n  public var c: Int { 1 }\n}\nextension A {\n  public var d: Int { 1 }\n}",
      1, 1
    ),
    ("/// A.\n@inlinable\npublic func a() {}\n\n@inlinable\npublic func b() {}", 2, 1),
  ])
  func theSearchFindsWhatIsPublicAndNotExplained(
    source: String, declarations: Int, unexplained: Int
  ) {
    let found = publicDeclarations(in: source.components(separatedBy: "\n"))
    #expect(found.count == declarations)
    #expect(found.filter { !$0.isExplained }.count == unexplained)
  }
}

private struct PublicDeclaration {
  let text: String
  let isExplained: Bool
}

/// The public declarations of a source as the formatter leaves it: two spaces a level.
private func publicDeclarations(in lines: [String]) -> [PublicDeclaration] {
  var found: [PublicDeclaration] = []
  // Indentation of the block that the line is in, where it is one of these.
  var publicEnum: Int?
  var conformance: Int?
  for (index, line) in lines.enumerated() {
    let text = line.drop { $0 == " " }
    let indentation = line.count - text.count
    if text.hasPrefix("}") {
      if publicEnum == indentation { publicEnum = nil }
      if conformance == indentation { conformance = nil }
    }
    let head = text.components(separatedBy: " where ")[0]
    if head.hasPrefix("extension "), head.contains(": ") { conformance = indentation }
    let isCase = text.hasPrefix("case ") && publicEnum.map { $0 + 2 } == indentation
    guard isCase || text.hasPrefix("public ") && conformance == nil else { continue }
    if text.contains("public enum ") || text.contains("public indirect enum ") {
      publicEnum = indentation
    }
    let before = lines[..<index].last { !$0.drop { $0 == " " }.hasPrefix("@") } ?? ""
    let isExplained = before.drop { $0 == " " }.hasPrefix("///")
    found.append(PublicDeclaration(text: String(text), isExplained: isExplained))
  }
  return found
}
