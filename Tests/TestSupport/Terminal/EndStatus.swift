/// How a program ended.
public enum EndStatus: Hashable, Sendable {
  /// By itself, with a code.
  case exited(Int32)
  /// By a signal that it did not survive.
  case killed(signal: Int32)

  /// Reads what `waitpid` gives: the signal in the lowest seven bits, the code in the next byte.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .exited(waitStatus >> 8 & 0xFF) : .killed(signal: signal)
  }
}
