import Foundation
import Testing

@testable import Experiments

@Suite("The JSON parser")
struct JSONParserTests {
  private func parse(_ text: String) -> JSONDocument { JSONParser.parse(Array(text.utf8)) }

  /// What Foundation makes of the same text, to compare with.
  private func foundation(_ text: String) throws -> NSObject {
    let value = try JSONSerialization.jsonObject(
      with: Data(text.utf8), options: [.fragmentsAllowed])
    return try #require(value as? NSObject)
  }

  private func object(_ node: JSONNode) throws -> NSObject {
    switch node.value {
    case .null: NSNull()
    case .boolean(let value): NSNumber(value: value)
    case .number(let number): NSNumber(value: number.double)
    case .string(let text): NSString(string: text)
    case .array(let elements): NSArray(array: try elements.map(object))
    case .object(let members):
      NSDictionary(
        dictionary: Dictionary(
          uniqueKeysWithValues: try members.map { ($0.key, try object($0.node)) }))
    case .invalid: throw CocoaError(.coderInvalidValue)
    }
  }

  @Test(
    "reads what is JSON as Foundation does",
    arguments: [
      "null", "true", "false", "0", "-0", "-1", "12.5", "1e5", "1E-5", "-1.25e+2", "\"\"", "\"a\"",
      "[]", "{}", " [ 1 , [ ] , { \"a\" : { } } ] ",
      "\t\r\n{\"a\":[1,2,{\"b\":null}],\"c\":\"d\"}\n",
      #""\"\\\/\b\f\n\r\t""#, #""\u0041\u00e9\u20AC\uD83D\uDE00\u0000""#, "\"λ∇😀é\"",
      "[1.7976931348623157e308, 5e-324, 123456789012345678]", "{\"\": 1, \" \": 2}",
    ])
  func valid(text: String) throws {
    let document = parse(text)
    #expect(document.faults.isEmpty)
    let root = try #require(document.root)
    #expect(try object(root) == foundation(text))
  }

  /// Each text has one fault, at the offset given.
  @Test(
    "points at what is not JSON",
    arguments: [
      ("", 0), (" ", 1), ("[1,]", 2), ("{\"a\":1,}", 6), ("[1 2]", 2), ("[1", 2), ("[1,", 3),
      ("{\"a\"}", 4), ("{\"a\" 1}", 4), ("{\"a\":}", 5), ("{\"a\":1 \"b\":2}", 6), ("{a:1}", 1),
      ("{1:1}", 1), ("{\"a\":1", 6), ("{\"a\":1]", 6), ("[1}", 2), ("]", 0), ("1 2", 2), ("01", 0),
      ("-", 0), ("-01", 0), ("+1", 0), (".5", 0), ("1.", 0), ("1e", 0), ("1e+", 0), ("1.5.2", 0),
      ("0x1", 0), ("1e400", 0), ("-1e999", 0), ("NaN", 0), ("-Infinity", 0), ("True", 0),
      ("nul", 0),
      ("hello", 0), ("'a'", 0), ("\"a", 0), ("\"a\nb\"", 0), ("\"a\tb\"", 2), (#""\x""#, 1),
      (#""\u12""#, 1), (#""\ud800""#, 1), (#""\udc00""#, 1), (#""\ud800\u0041""#, 1),
      ("// a\n1", 0),
      ("1 /* a */", 2), ("# a\n1", 0), ("[1, /* open", 4), ("{\"a\"=1}", 4), ("\u{FEFF}1", 0),
      ("\u{A0}1", 0), ("[1,,2]", 3), ("{,}", 1), ("[\"a\"", 4), ("\"\\", 0),
    ])
  func invalid(text: String, offset: Int) throws {
    let document = parse(text)
    #expect(document.faults.first?.offset == offset, "\(document.faults)")
    let isCutOff = document.root == nil
    #expect(isCutOff || document.faults.count == 1, "\(document.faults)")
  }

  @Test("reports every fault of a text and keeps what is sound")
  func goesOn() throws {
    let document = parse(#"{"a": [1 2,], b: True, "c": 'x', /* no */ "d": 01, "e": "\q!"}"#)
    #expect(document.faults.map(\.offset) == [8, 10, 14, 17, 28, 33, 47, 57])
    #expect(document.faults.compactMap(\.suggestion) == ["true", "1"])
    let root = try #require(document.root)
    #expect(root.node(at: ["a", 1])?.value == .number(.whole(isNegative: false, magnitude: 2)))
    #expect(root.node(at: ["b"])?.value == .invalid)
    #expect(root.node(at: ["e"])?.value == .string("q!"))
  }

  @Test("keeps the place of every value")
  func places() throws {
    let text = #" {"a": [10, "λ"], "b": {}}"#
    let root = try #require(parse(text).root)
    func excerpt(_ path: JSONPath) throws -> String {
      let range = try #require(root.node(at: path)).range
      return String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }
    #expect(try excerpt([]) == #"{"a": [10, "λ"], "b": {}}"#)
    #expect(try excerpt(["a"]) == #"[10, "λ"]"#)
    #expect(try excerpt(["a", 0]) == "10")
    #expect(try excerpt(["a", 1]) == #""λ""#)
    #expect(try excerpt(["b"]) == "{}")
    #expect(root.offset(ofKeyAt: ["b"]) == 19)
    // A path that leads nowhere points at what is nearest.
    #expect(root.offset(of: ["a", 7, "x"]) == 7)
  }

  @Test("keeps whole numbers of 64 bits, and says which numbers are whole")
  func wholeNumbers() throws {
    func number(_ text: String) throws -> JSONNumber {
      guard case .number(let number)? = parse(text).root?.value else {
        throw CocoaError(.coderInvalidValue)
      }
      return number
    }
    #expect(try number("18446744073709551615").integer(UInt64.self) == .max)
    #expect(try number("18446744073709551616").integer(UInt64.self) == nil)
    #expect(try number("-9223372036854775808").integer(Int.self) == .min)
    #expect(try number("-9223372036854775809").integer(Int.self) == nil)
    #expect(try number("9223372036854775808").integer(Int.self) == nil)
    #expect(try number("1e3").integer(Int.self) == 1000)
    #expect(try number("-2.0").integer(Int.self) == -2)
    #expect(try number("2.5").integer(Int.self) == nil)
    #expect(try number("1e300").integer(Int.self) == nil)
    #expect(try number("-1").integer(UInt64.self) == nil)
    #expect(try number("-0").integer(UInt64.self) == 0)
    #expect(try number("300").integer(UInt8.self) == nil)
  }

  @Test("stops at 64 open brackets, and at 100 faults")
  func limits() {
    #expect(
      parse(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).root != nil)
    let deep = parse(String(repeating: "[", count: 100_000))
    #expect(deep.root == nil)
    #expect(deep.faults.map(\.offset) == [64])
    let faulty = parse("[" + String(repeating: "x,", count: 500) + "1]")
    #expect(faulty.root == nil)
    #expect(faulty.faults.count == 100)
  }
}
