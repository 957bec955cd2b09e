import Foundation
import TestSupport

/// What terminals send for keys that are no characters.
enum Keys {
  static let up = "\u{1b}[A"
  static let down = "\u{1b}[B"
  static let right = "\u{1b}[C"
  static let left = "\u{1b}[D"
  static let shiftUp = "\u{1b}[1;2A"
  static let shiftDown = "\u{1b}[1;2B"
  static let shiftRight = "\u{1b}[1;2C"
  static let shiftLeft = "\u{1b}[1;2D"
  static let home = "\u{1b}[H"
  static let end = "\u{1b}[F"
  static let pageUp = "\u{1b}[5~"
  static let pageDown = "\u{1b}[6~"
  static let tab = "\t"
  static let enter = "\r"
  static let backspace = "\u{7f}"
  static let escape = "\u{1b}"
}

extension TerminalSession {
  /// Presses the left button over a cell, counted from 0, and lets it go.
  func click(column: Int, row: Int, release: Bool = true) {
    send("\u{1b}[<0;\(column + 1);\(row + 1)M")
    if release { send("\u{1b}[<0;\(column + 1);\(row + 1)m") }
  }

  /// Moves the mouse over a cell while the left button is down.
  func drag(column: Int, row: Int) { send("\u{1b}[<32;\(column + 1);\(row + 1)M") }

  /// Turns the wheel away over a cell.
  func wheelUp(column: Int, row: Int) { send("\u{1b}[<64;\(column + 1);\(row + 1)M") }

  /// Turns the wheel towards the person over a cell.
  func wheelDown(column: Int, row: Int) { send("\u{1b}[<65;\(column + 1);\(row + 1)M") }
}
