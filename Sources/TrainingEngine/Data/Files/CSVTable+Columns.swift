extension CSVTable {
  /// The numbers of some columns, row by row: `count * columns.count` of them.
  public func numbers(in columns: [String]) throws(CSVError) -> [Double] {
    // Where each field of the file goes in the row of the result; a column may be asked for twice.
    var destinations: [[Int]] = Array(repeating: [], count: self.columns.count)
    for (place, name) in columns.enumerated() {
      destinations[try index(ofColumn: name)].append(place)
    }
    let lastNeeded = destinations.lastIndex { !$0.isEmpty } ?? -1
    var numbers = Array(repeating: 0.0, count: count * columns.count)
    for (row, offset) in rows.enumerated() {
      var scanner = CSVScanner(bytes, at: offset)
      for column in 0..<lastNeeded + 1 {
        let field = try scanner.next()
        if destinations[column].isEmpty { continue }
        guard let number = field.number(in: bytes) else {
          throw .notANumber(
            field.text(in: bytes), column: self.columns[column],
            TextPosition(of: field.range.lowerBound, in: bytes))
        }
        for place in destinations[column] { numbers[row * columns.count + place] = number }
      }
    }
    return numbers
  }

  /// The fields of a column as they stand there.
  public func texts(in column: String) throws(CSVError) -> [String] {
    let index = try index(ofColumn: column)
    var texts: [String] = []
    texts.reserveCapacity(count)
    for offset in rows {
      var scanner = CSVScanner(bytes, at: offset)
      for _ in 0..<index { _ = try scanner.next() }
      texts.append(try scanner.next().text(in: bytes))
    }
    return texts
  }

  /// The fields of a column as classes.
  public func categories(in column: String) throws(CSVError) -> CSVCategories {
    CSVCategories(of: try texts(in: column))
  }
}

/// The classes that a column names.
public struct CSVCategories: Equatable, Sendable {
  /// Each name once: in ascending order where all are numbers, else in the order of their characters'
  /// code points, so that the rows' order does not decide which class is which.
  public let names: [String]
  /// The class of each row, as a place in `names`.
  public let labels: [Int32]

  init(of texts: [String]) {
    let distinct = Set(texts)
    let numbers = distinct.compactMap { text in
      DecimalNumber.value(of: Array(text.utf8)[...]).map { (text: text, value: $0) }
    }
    let byText = { (left: String, right: String) in
      left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    }
    names =
      if numbers.count == distinct.count {
        numbers.sorted { left, right in
          left.value == right.value ? byText(left.text, right.text) : left.value < right.value
        }.map(\.text)
      } else {
        distinct.sorted(by: byText)
      }
    let classes = Dictionary(uniqueKeysWithValues: zip(names, Int32(0)...))
    labels = texts.compactMap { classes[$0] }
  }
}
