/// A table of comma-separated values whose first row names the columns (RFC 4180).
///
/// Fields may stand in double quotes, and then hold commas, line ends and doubled quotes. Lines end
/// with a line feed, a carriage return or both. Empty lines and a byte order mark are passed over.
public struct CSVTable: Equatable, Sendable {
  /// Names of the columns, from the left.
  public let columns: [String]
  /// Number of rows below the header.
  public var count: Int { rows.count }

  let bytes: [UInt8]
  /// Offset of each row below the header.
  let rows: [Int]

  /// Reads a whole file: the header's names, and that every row has as many fields.
  public init(reading bytes: [UInt8]) throws(CSVError) {
    if let offset = UTF8Validation.firstFault(in: bytes) {
      throw .notUTF8(offset: offset, TextPosition(of: offset, in: bytes))
    }
    var scanner = CSVScanner(bytes, at: bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)
    scanner.skipEmptyLines()
    guard !scanner.isAtEnd else { throw .empty }
    let header = scanner.place
    var columns: [String] = []
    var places: [Int] = []
    repeat {
      places.append(scanner.place)
      columns.append(try scanner.next().text(in: bytes))
    } while !scanner.isAtRowEnd
    if columns.count == 1, columns[0].contains(where: { $0 == ";" || $0 == "\t" }) {
      throw .otherSeparator(TextPosition(of: header, in: bytes))
    }
    for (index, name) in columns.enumerated() where columns[..<index].contains(name) {
      throw .repeatedColumn(name, TextPosition(of: places[index], in: bytes))
    }

    var rows: [Int] = []
    while true {
      scanner.skipEmptyLines()
      if scanner.isAtEnd { break }
      let start = scanner.place
      var fields = 0
      repeat {
        _ = try scanner.next()
        fields += 1
      } while !scanner.isAtRowEnd
      guard fields == columns.count else {
        throw .fieldCount(
          found: fields, expected: columns.count, TextPosition(of: start, in: bytes))
      }
      rows.append(start)
    }
    guard !rows.isEmpty else { throw .noRows }
    self.columns = columns
    self.bytes = bytes
    self.rows = rows
  }

  /// The place of a column, from 0 at the left.
  public func index(ofColumn name: String) throws(CSVError) -> Int {
    guard let index = columns.firstIndex(of: name) else {
      throw .noSuchColumn(name, columns: columns)
    }
    return index
  }
}
