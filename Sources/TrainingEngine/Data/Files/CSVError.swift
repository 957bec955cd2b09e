/// Why a table of comma-separated values cannot be read.
public enum CSVError: Error, Equatable, Sendable {
  /// A byte that is no part of UTF-8; offsets count from 0.
  case notUTF8(offset: Int, TextPosition)
  /// There is nothing in the file, not even a header.
  case empty
  /// There is a header and nothing below it.
  case noRows
  /// The header is one field with semicolons or tabs in it.
  case otherSeparator(TextPosition)
  /// Two columns have the same name.
  case repeatedColumn(String, TextPosition)
  /// A row has more or fewer fields than the header.
  case fieldCount(found: Int, expected: Int, TextPosition)
  /// A quote is opened and never closed.
  case openQuote(TextPosition)
  /// Something stands between a closing quote and the next comma.
  case textBehindQuote(TextPosition)
  /// A column is asked for that the header does not name.
  case noSuchColumn(String, columns: [String])
  /// A field is not a finite number.
  case notANumber(String, column: String, TextPosition)

  /// Where in the file, if at one place.
  public var position: TextPosition? {
    switch self {
    case .notUTF8(_, let position), .otherSeparator(let position), .repeatedColumn(_, let position),
      .fieldCount(_, _, let position), .openQuote(let position), .textBehindQuote(let position),
      .notANumber(_, _, let position):
      position
    case .empty, .noRows, .noSuchColumn: nil
    }
  }
}

extension CSVError: CustomStringConvertible {
  /// What is wrong and how to mend it, without the place.
  public var description: String {
    switch self {
    case .notUTF8(let offset, _):
      "the file is not UTF-8 at byte \(offset); save it as UTF-8"
    case .empty:
      "the file is empty; expected a row of column names, then a row a sample"
    case .noRows:
      "the file has column names and no rows below them"
    case .otherSeparator:
      "expected commas between the columns, found semicolons or tabs"
    case .repeatedColumn(let name, _):
      "two columns are called '\(name)'; give each a name of its own"
    case .fieldCount(let found, let expected, _):
      "expected \(expected) fields as in the header, found \(found)"
    case .openQuote:
      "this quote is never closed"
    case .textBehindQuote:
      "expected a comma or the end of the line behind the closing quote; a quote inside a field is "
        + "written twice"
    case .noSuchColumn(let name, let columns):
      "there is no column '\(name)'; the columns are "
        + columns.map { "'\($0)'" }.joined(separator: ", ")
    case .notANumber(let text, let column, _):
      text.isEmpty
        ? "expected a number in the column '\(column)', found nothing"
        : "expected a number in the column '\(column)', found '\(text)'"
    }
  }
}
