/// How the learning rate changes along a run: its factor at each step.
///
/// A warm-up of n steps begins with η/n and adds η/n each step, so that step n - 1 is the first at the
/// full rate (PyTorch's `LinearLR` from 1/n). The course begins at step n.
public struct LearningRateSchedule: Equatable, Sendable {
  /// What comes after the warm-up.
  public enum Course: Equatable, Sendable {
    /// The same rate all along.
    case constant
    /// Times a factor after every so many steps, at least 1 (PyTorch's `StepLR`).
    case step(every: Int, factor: Double)
    /// Half a period of a cosine, from the full rate to a fraction of it within some steps, at least 1,
    /// where it stays: f + (1 - f)(1 + cos(π k/n))/2 (Loshchilov and Hutter, SGDR, 2017, equation 5;
    /// PyTorch's `CosineAnnealingLR`).
    case cosine(steps: Int, finalFraction: Double)
  }

  /// What follows the warm-up.
  public let course: Course
  /// Steps of the warm-up; 0 for none.
  public let warmUp: Int

  /// The full rate at every step.
  public static let constant = LearningRateSchedule(.constant)

  /// A warm-up of so many steps, then a course. Traps when the warm-up is negative, or a course takes no
  /// step.
  public init(_ course: Course, warmUp: Int = 0) {
    precondition(warmUp >= 0, "A warm-up has no negative length.")
    switch course {
    case .constant: break
    case .step(let every, _): precondition(every > 0, "Between two drops lies at least one step.")
    case .cosine(let steps, _): precondition(steps > 0, "A cosine takes at least one step.")
    }
    self.course = course
    self.warmUp = warmUp
  }

  /// What the learning rate is multiplied by at a step, counted from 0.
  public func factor(at step: Int) -> Double {
    guard step >= warmUp else { return Double(step + 1) / Double(warmUp) }
    let step = step - warmUp
    switch course {
    case .constant:
      return 1
    case .step(let every, let factor):
      return factor.raised(to: step / every)
    case .cosine(let steps, let finalFraction):
      let turns = 0.5 * Double(min(step, steps)) / Double(steps)
      let height = 0.5 * (1 + ElementaryFunctions.cosTurns(turns))
      return finalFraction + (1 - finalFraction) * height
    }
  }
}

extension Double {
  /// A power by repeated squaring: a fixed order of products, the same on every machine.
  fileprivate func raised(to exponent: Int) -> Double {
    var (result, square, rest) = (1.0, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
