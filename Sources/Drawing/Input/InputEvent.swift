/// What a person does at a terminal: the counterpart of `Screen`.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// The window has a new size.
  case resized(Size)
}

/// A key press, with the modifier that terminals report reliably.
public enum Key: Hashable, Sendable {
  /// A printable character, as typed: shift has been applied.
  case character(Character)
  /// A letter, lower case, held with control.
  case control(Character)
  case up, down, left, right
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown
  case enter, escape, tab, backTab, backspace, delete
  /// F1 to F12.
  case function(Int)
}

/// A press, drag, release or turn of the wheel at a cell.
public struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  public enum Action: Hashable, Sendable {
    case press, drag, release, move, wheelUp, wheelDown
  }
  /// What the mouse did.
  public var action: Action
  /// From the left edge of the window, from 0.
  public var column: Int
  /// From the top edge of the window, from 0.
  public var row: Int

  public init(_ action: Action, column: Int, row: Int) {
    self.action = action
    self.column = column
    self.row = row
  }
}
