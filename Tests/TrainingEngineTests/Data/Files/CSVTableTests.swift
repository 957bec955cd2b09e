import Testing
import TrainingEngine

@Suite("CSV tables")
struct CSVTableTests {
  private func table(_ text: String) throws -> CSVTable {
    try CSVTable(reading: Array(text.utf8))
  }

  @Test("give columns by name, in the order asked for")
  func columnsByName() throws {
    let table = try table("a,b,c\n1,2,3\n4,5,6\n")
    #expect(table.columns == ["a", "b", "c"])
    #expect(table.count == 2)
    #expect(try table.numbers(in: ["c", "a"]) == [3, 1, 6, 4])
    #expect(try table.numbers(in: ["b", "b"]) == [2, 2, 5, 5])
    #expect(try table.texts(in: "b") == ["2", "5"])
  }

  @Test(
    "end their lines as any system does, with or without a last one",
    arguments: [
      "a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "\n\na,b\n\n1,2\n3,4\n\n",
    ])
  func lineEnds(text: String) throws {
    let table = try table(text)
    #expect(table.columns == ["a", "b"])
    #expect(try table.numbers(in: ["a", "b"]) == [1, 2, 3, 4])
  }

  @Test("take commas, line ends and quotes inside quotes as text")
  func quotes() throws {
    let table = try table(
      "\"name, first\",\"n\"\r\n\"say \"\"hi\"\"\r\nthere\",\" 2 \"\r\n\"\",3\r\n")
    #expect(table.columns == ["name, first", "n"])
    #expect(try table.texts(in: "name, first") == ["say \"hi\"\r\nthere", ""])
    #expect(try table.numbers(in: ["n"]) == [2, 3])
  }

  @Test("pass over a byte order mark")
  func mark() throws {
    #expect(try table("\u{FEFF}a\n1\n").columns == ["a"])
  }

  @Test("name classes in an order that the rows do not decide")
  func categories() throws {
    let table = try table("kind,size\nsetosa,10\nvirginica,9\nsetosa,2\n")
    let kinds = try table.categories(in: "kind")
    #expect(kinds.names == ["setosa", "virginica"])
    #expect(kinds.labels == [0, 1, 0])
    let sizes = try table.categories(in: "size")
    #expect(sizes.names == ["2", "9", "10"])
    #expect(sizes.labels == [2, 1, 0])
  }

  @Test("say what is wrong with them, and where")
  func faults() {
    let faults: [(String, CSVError)] = [
      ("", .empty),
      ("\u{FEFF}\r\n\n", .empty),
      ("a,b\n", .noRows),
      ("a;b\n1;2\n", .otherSeparator(TextPosition(line: 1, column: 1))),
      ("a\tb\n1\t2\n", .otherSeparator(TextPosition(line: 1, column: 1))),
      ("a,b,a\n1,2,3\n", .repeatedColumn("a", TextPosition(line: 1, column: 5))),
      ("a,b\n1,2\n\n3\n", .fieldCount(found: 1, expected: 2, TextPosition(line: 4, column: 1))),
      (
        "a,b\n\"1\n\n\",2\n3,4,5\n",
        .fieldCount(found: 3, expected: 2, TextPosition(line: 5, column: 1))
      ),
      ("a,b\n1,\"2\n3,4\n", .openQuote(TextPosition(line: 2, column: 3))),
      ("a,b\n\"1\"2,3\n", .textBehindQuote(TextPosition(line: 2, column: 4))),
    ]
    for (text, error) in faults {
      #expect(throws: error, "\(text.debugDescription)") { try table(text) }
    }
    #expect(throws: CSVError.notUTF8(offset: 3, TextPosition(line: 2, column: 2))) {
      try CSVTable(reading: [0x61, 0x0A, 0x31, 0xE9, 0x0A])
    }
  }

  @Test("know their columns")
  func unknownColumn() throws {
    let table = try table("a,b\n1,2\n")
    #expect(throws: CSVError.noSuchColumn("c", columns: ["a", "b"])) {
      try table.numbers(in: ["a", "c"])
    }
    #expect(throws: CSVError.noSuchColumn("A", columns: ["a", "b"])) {
      try table.categories(in: "A")
    }
  }

  @Test(
    "find the field that is no finite number",
    arguments: ["", "x", "nan", "inf", "0x10", "1e400", "1 2", "--1", "1e", "."])
  func notANumber(field: String) throws {
    let table = try table("höhe,b\n\"1\",2\n\"ä\",\(field)\n")
    #expect(
      throws: CSVError.notANumber(field, column: "b", TextPosition(line: 3, column: 5))
    ) { try table.numbers(in: ["b"]) }
  }
}
