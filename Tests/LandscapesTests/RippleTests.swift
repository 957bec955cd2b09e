import Landscapes
import Testing
import TrainingEngine

/// Ripples of any slant and length, on which lattices may see what is not there.
@Suite struct RippleTests {
  static let (columns, rows) = (200, 160)

  /// Waves by column and by row.
  struct Ripple: Sendable {
    let across: Double
    let up: Double
    /// In turns.
    let phase: Double

    func callAsFunction(_ x: Double, _ y: Double) -> Double {
      ElementaryFunctions.sinTurns(across * x + up * y + phase)
    }

    /// A third anywhere, a third that beats with a lattice, and a third of long waves.
    static func drawn(_ count: Int) -> [Ripple] {
      var stream = RandomStream(seed: 11, stream: 0)
      return (0..<count).map { number in
        let shares = stream.uniform(3, from: 0, to: 1)
        let (across, up) = (shares[0] - 0.5, shares[1] / 2)
        return switch number % 3 {
        case 0: Ripple(across: across, up: up, phase: shares[2])
        case 1:
          Ripple(
            across: (across * 8).rounded() / 8 + (shares[2] - 0.5) / 100,
            up: (up * 8).rounded() / 8 + (shares[0] - 0.5) / 100, phase: shares[2])
        default: Ripple(across: across / 8, up: up / 8, phase: shares[2])
        }
      }
    }
  }

  /// By column and row, with how high the ripple on it is.
  static let reliefs: [(name: String, height: @Sendable (Double, Double, Ripple) -> Double)] = [
    ("plain", { x, y, ripple in ripple(x, y) }),
    (
      "bowl",
      { x, y, ripple in
        let (u, v) = ((x - 70) / 60, (y - 90) / 60)
        return u * u + 2 * v * v + 0.03 * ripple(x, y)
      }
    ),
    (
      "ravine",
      { x, y, ripple in
        let (u, v) = ((x - 3 * y + 100) / 60, (3 * x + y - 300) / 600)
        return u * u + v * v + 0.01 * ripple(x, y)
      }
    ),
    (
      "bowl that ripples by a share of its height",
      { x, y, ripple in
        let (u, v) = ((x - 110) / 60, (y - 50) / 60)
        return 0.01 + (u * u + 2 * v * v) * (1 + 0.3 * ripple(x, y))
      }
    ),
  ]

  @Test(arguments: reliefs.indices)
  func noneHidesFromAPicture(relief: Int) throws {
    let (name, height) = Self.reliefs[relief]
    for ripple in Ripple.drawn(24) {
      let worst = try Self.worstError { height($0, $1, ripple) }
      #expect(worst < 0.5, "\(name), \(ripple): off by \(worst) of a band")
    }
  }

  /// Ripples that are there in one small spot only, each third of which alternates from column to column or
  /// from row to row. No choice of places finds all that is between them.
  @Test func hardlyAnyHidesInASpot() throws {
    var stream = RandomStream(seed: 12, stream: 0)
    let errors = try Ripple.drawn(120).enumerated().map { number, drawn in
      let shares = stream.uniform(4, from: 0, to: 1)
      let ripple =
        number % 3 == 2
        ? Ripple(across: number % 2 == 0 ? 0.5 : 0, up: number % 2 == 0 ? 0 : 0.5, phase: 0.25)
        : drawn
      let (x, y) = (shares[0] * Double(Self.columns), shares[1] * Double(Self.rows))
      let (radius, amplitude) = (4 + 16 * shares[2], 0.03 + shares[3])
      return try Self.worstError { column, row in
        let (u, v) = ((column - x) / radius, (row - y) / radius)
        return (column - 100) * (column - 100) / 4000 + row / 100
          + amplitude * ElementaryFunctions.exp(-u * u - v * v) * ripple(column, row)
      }
    }
    let hidden = errors.filter { $0 >= 0.5 }
    #expect(hidden.count <= 1, "off by \(hidden) of a band")
  }

  /// Bumps and ripples in small spots, on surfaces with kinks: what networks with ReLUs have. In pictures as
  /// small as panes of a terminal, of which a sample is a few dozen points.
  @Test func hardlyAnySpotHidesAmongKinks() throws {
    var stream = RandomStream(seed: 14, stream: 0)
    let errors = try Ripple.drawn(600).map { ripple in
      let units = (0..<6).map { _ in stream.uniform(4, from: -1, to: 1) }
      let shares = stream.uniform(5, from: 0, to: 1)
      let (x, y) = (46 * shares[0], 41 * shares[1])
      let (radius, amplitude) = (
        2 + 10 * shares[2], ElementaryFunctions.exp(-4.6 * shares[3])
      )
      return try Self.worstError(columns: 46, rows: 41) { column, row in
        let (u, v) = ((column - x) / radius, (row - y) / radius)
        let output = units.reduce(0.3) { sum, unit in
          let input = 2 * unit[0] * (column / 23 - 1) + 2 * unit[1] * (row / 20.5 - 1) + unit[2]
          return sum + unit[3] * max(input, 0)
        }
        return output * output
          + amplitude * ElementaryFunctions.exp(-u * u - v * v)
          * (shares[4] < 0.5 ? 1 : ripple(column, row))
      }
    }
    let hidden = errors.filter { $0 >= 0.5 }
    // 22 if samples were spread by place alone and nothing were suspect.
    #expect(hidden.count <= 8, "off by \(hidden) of a band")
  }

  /// How far a picture is off where it is off most, in bands.
  private static func worstError(
    columns: Int = columns, rows: Int = rows,
    _ height: @escaping @Sendable (Double, Double) -> Double
  ) throws -> Double {
    func grid(everyPoint: Bool) throws -> LossGrid {
      var evaluation = LossGridEvaluation(
        plane: FormulaSurface(height: height),
        viewport: Viewport(x: 0...Double(columns), y: 0...Double(rows)),
        columns: columns, rows: rows, everyPoint: everyPoint)
      let grid = evaluation.finish(threads: 2)
      return try #require(grid)
    }
    let (exact, found) = (try grid(everyPoint: true), try grid(everyPoint: false))
    let bands = try #require(LossBands(of: [exact], spacing: .logarithmic))
    return zip(exact.values, found.values).reduce(0) {
      max($0, abs(bands.position(of: $1.0) - bands.position(of: $1.1)) * Double(bands.count))
    }
  }
}
