/// Where the run is looked at, and how fast time goes.
public struct Clock: Equatable, Sendable {
  /// The step that is to be on screen.
  public internal(set) var step = 0
  /// Whether `tick` moves the clock; it stops by itself at the last step.
  public internal(set) var isPlaying = false
  /// Position in `speeds`.
  public internal(set) var speed: Int
  /// The part of a step that has passed since `step`.
  private var fraction = 0.0

  /// Steps a second.
  public static let speeds: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

  /// A clock at the start, with a speed at which the run takes about 20 seconds.
  init(forRunOf steps: Int) {
    speed = Self.speeds.lastIndex { $0 * 20 <= Double(steps) } ?? 0
  }

  /// Steps a second while it plays, from 1 to 1000. Where training is slower the clock waits for it.
  public var stepsPerSecond: Double { Self.speeds[speed] }

  /// Lets time pass; stops at the end, and waits where training has not come further.
  ///
  /// - Parameters:
  ///   - seconds: Not negative.
  ///   - limit: The last step.
  ///   - ready: The last step that is trained.
  mutating func advance(seconds: Double, limit: Int, ready: Int) {
    precondition(seconds >= 0, "Time does not run backwards.")
    fraction += min(seconds * stepsPerSecond, Double(limit))
    let whole = Int(fraction)
    fraction -= Double(whole)
    step = min(step + whole, limit, max(ready, step))
    if step >= limit { stop() }
  }

  mutating func stop() {
    isPlaying = false
    fraction = 0
  }
}
