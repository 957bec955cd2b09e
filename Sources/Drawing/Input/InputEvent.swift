/// What a person does at a terminal: the counterpart of `Screen`.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed, or repeats because it is held.
  case key(Key)
  /// The left button, the wheel or the pointer itself, over the window.
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
  /// The arrows, without shift; other modifiers are not told apart.
  case up, down, left, right
  /// The arrows, held with shift.
  case shiftUp, shiftDown, shiftLeft, shiftRight
  /// With or without modifiers, which are not told apart here.
  case home, end, pageUp, pageDown
  /// `backTab` is tab held with shift. Delete takes what follows, backspace what is before.
  case enter, escape, tab, backTab, backspace, delete
  /// F1 to F12.
  case function(Int)
}

/// A press, drag, release or turn of the wheel at a cell.
public struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  public enum Action: Hashable, Sendable {
    /// Of the left button: `drag` is a move while it is held, `move` one without any; a turn of the wheel
    /// is one event a notch.
    case press, drag, release, move, wheelUp, wheelDown
  }
  /// What the mouse did.
  public var action: Action
  /// From the left edge of the window, from 0.
  public var column: Int
  /// From the top edge of the window, from 0.
  public var row: Int

  /// A cell of the window, counted from 0 at the top left.
  public init(_ action: Action, column: Int, row: Int) {
    self.action = action
    self.column = column
    self.row = row
  }
}
