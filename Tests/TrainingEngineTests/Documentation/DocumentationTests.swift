import Foundation
import Testing

/// What is public is explained.
struct DocumentationTests {
  /// Fewest public declarations of each module: a search that finds fewer has not found the sources.
  private static let libraries = [
    "TrainingEngine": 600, "Landscapes": 150, "Experiments": 550, "Drawing": 350, "Explorer": 230,
    "Curses": 45,
  ]

  /// Nobody imports these, so what is public in them is so by mistake.
  private static let programs: Set = ["ravine", "Benchmarks"]

  /// Declarations, cases and requirements of protocols, but for what fulfils a protocol in an extension
  /// for it, which inherits the protocol's comment.
  @Test(arguments: libraries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  func everyPublicDeclarationHasADocComment(module: String, fewest: Int) throws {
    let declarations = try publicDeclarations(ofModule: module)
    #expect(declarations.count >= fewest, "Some of the sources were not found.")
    for declaration in declarations {
      #expect(declaration.isExplained, "\(declaration.file): \(declaration.text)")
    }
  }

  @Test(arguments: programs) func aProgramDeclaresNothingPublic(program: String) throws {
    #expect(try publicDeclarations(ofModule: program).map(\.text) == [])
  }

  /// A module that is not in either list would not be looked at.
  @Test func everyModuleIsListed() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      at: sources, includingPropertiesForKeys: nil)
    let modules = try folders.filter { try !swiftFiles(in: $0).isEmpty }.map(\.lastPathComponent)
    #expect(Set(modules) == Self.programs.union(Self.libraries.keys))
  }

  @Test(arguments: [
    ("/// A.\npublic struct A {\n  /// B.\n  public let b: Int\n}", 2, 0),
    ("public struct A {\n  public let b: Int\n  let c: Int\n}", 2, 2),
    ("/// A.\npublic enum A {\n  /// B.\n  case b\n  case c\n}\nenum D {\n  case e\n}", 3, 1),
    (
      "/// A.\npublic enum A {\n  /// B.\n  public enum B {\n    case c\n  }\n  case d\n}", 4, 2
    ),
    ("/// A.\npublic enum A {}\nenum B {\n  case c\n}", 1, 0),
    (
      "/// A.\npublic protocol A {\n  /// B.\n  var b: Int { get }\n  mutating func c()\n}\n"
        + "protocol D {\n  func e()\n}",
      3, 1
    ),
    (
      "extension A: B {\n  public var c: Int { 1 }\n}\nextension A {\n  public var d: Int { 1 }\n}",
      1, 1
    ),
    ("extension A where B: C {\n  public var d: Int { 1 }\n}", 1, 1),
    ("/// A.\n@inlinable\npublic func a() {}\n\n@inlinable\npublic func b() {}", 2, 1),
  ])
  func theSearchFindsWhatIsPublicAndNotExplained(
    source: String, declarations: Int, unexplained: Int
  ) {
    let found = publicDeclarations(in: source.components(separatedBy: "\n"), of: "")
    #expect(found.count == declarations)
    #expect(found.filter { !$0.isExplained }.count == unexplained)
  }
}

private let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(
  path: "../../../Sources")

private func swiftFiles(in folder: URL) throws -> [URL] {
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return try #require(files).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

private struct PublicDeclaration {
  let file: String
  let text: String
  let isExplained: Bool
}

private func publicDeclarations(ofModule module: String) throws -> [PublicDeclaration] {
  let files = try swiftFiles(in: sources.appending(path: module))
  try #require(!files.isEmpty, "\(module) was not found.")
  return try files.flatMap { file in
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    return publicDeclarations(in: lines, of: file.lastPathComponent)
  }
}

/// The public declarations of a source as the formatter leaves it: two spaces a level, and modifiers in
/// lines of their own or behind the word that makes a declaration public.
private func publicDeclarations(in lines: [String], of file: String) -> [PublicDeclaration] {
  var blocks: [(kind: Block, indentation: Int)] = []
  var found: [PublicDeclaration] = []
  for (index, line) in lines.enumerated() {
    let text = line.drop { $0 == " " }
    let indentation = line.count - text.count
    if text.hasPrefix("}"), blocks.last?.indentation == indentation { blocks.removeLast() }
    let isMember = blocks.last.map { $0.indentation + 2 == indentation } ?? false
    let isPublic =
      switch blocks.last?.kind {
      case .publicEnum? where isMember: text.hasPrefix("case ") || text.hasPrefix("public ")
      case .publicProtocol? where isMember: Block.requirements.contains { text.hasPrefix($0) }
      case .conformance?: false
      default: text.hasPrefix("public ")
      }
    if let kind = Block(openedBy: text, isPublic: isPublic) { blocks.append((kind, indentation)) }
    guard isPublic else { continue }
    let before = lines[..<index].last { !$0.drop { $0 == " " }.hasPrefix("@") } ?? ""
    let isExplained = before.drop { $0 == " " }.hasPrefix("///")
    found.append(PublicDeclaration(file: file, text: String(text), isExplained: isExplained))
  }
  return found
}

/// What decides about the declarations in it.
private enum Block {
  case publicEnum, publicProtocol, conformance

  static let requirements = [
    "func ", "var ", "static ", "mutating ", "init", "subscript", "associatedtype ",
  ]

  init?(openedBy line: Substring, isPublic: Bool) {
    guard !line.hasSuffix("}") else { return nil }
    if line.hasPrefix("extension "), line.components(separatedBy: " where ")[0].contains(": ") {
      self = .conformance
    } else if isPublic, line.contains(" enum ") {
      self = .publicEnum
    } else if isPublic, line.contains(" protocol ") {
      self = .publicProtocol
    } else {
      return nil
    }
  }
}
