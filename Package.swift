// swift-tools-version: 6.2
import PackageDescription

/// Numeric code is optimised in debug builds too, or the tests would crawl; as a whole module, or what
/// is generic over the scalar would not be made for each.
let optimisedSwift: [SwiftSetting] = [
  .unsafeFlags(
    [
      "-O", "-whole-module-optimization", "-num-threads", "2", "-disable-batch-mode",
      "-suppress-remarks",
    ], .when(configuration: .debug))
]

/// Contraction stays off so that a fused multiply-add happens where the source says so and nowhere
/// else: the same bits from every compiler and instruction set.
let numericC: [CSetting] = [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"])]

let package = Package(
  name: "ravine",
  products: [
    .library(name: "TrainingEngine", targets: ["TrainingEngine"]),
    .executable(name: "ravine", targets: ["ravine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // The program, from the numbers up to the screen. Imports point down this list only upwards.
    // The mathematics library gives `fma` where the instruction set has none, nothing else.
    .target(name: "CKernels", cSettings: numericC, linkerSettings: [.linkedLibrary("m")]),
    .target(name: "TrainingEngine", dependencies: ["CKernels"], swiftSettings: optimisedSwift),
    .target(name: "Landscapes", dependencies: ["TrainingEngine"], swiftSettings: optimisedSwift),
    .target(name: "Experiments", dependencies: ["TrainingEngine", "Landscapes"]),
    .target(name: "Drawing", swiftSettings: optimisedSwift),
    .target(
      name: "Explorer", dependencies: ["TrainingEngine", "Landscapes", "Experiments", "Drawing"]),
    .target(
      name: "CCurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "Curses", dependencies: ["CCurses", "Drawing"], swiftSettings: optimisedSwift),
    .target(name: "CMemory"),
    .executableTarget(
      name: "ravine",
      dependencies: [
        "CMemory", "TrainingEngine", "Landscapes", "Experiments", "Drawing", "Explorer", "Curses",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Figures, never tests: `swift run -c release Benchmarks`. It starts `ravine`, which is therefore
    // built with it.
    .target(
      name: "CBenchmarks", cSettings: numericC,
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CBenchmarks", "CKernels", "CMemory", "TrainingEngine", "Landscapes", "Experiments",
        "Drawing", "Explorer", "Curses", "CPseudoTerminal", "TestSupport", "ravine",
      ], resources: [.copy("PyTorch/workloads.py")]),

    // Tests, one target a module, and whole runs through a pseudo-terminal.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "TestSupport", dependencies: ["CPseudoTerminal", "Drawing"], path: "Tests/TestSupport",
      swiftSettings: optimisedSwift),
    .testTarget(
      name: "TrainingEngineTests", dependencies: ["CKernels", "TrainingEngine", "TestSupport"],
      exclude: ["Golden", "Kernels/ElementaryFunctions.json"], swiftSettings: optimisedSwift),
    .testTarget(
      name: "LandscapesTests", dependencies: ["Landscapes", "TrainingEngine", "TestSupport"],
      swiftSettings: optimisedSwift),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: ["Experiments", "Landscapes", "TrainingEngine", "TestSupport"],
      exclude: ["Invalid", "Reading/Fixtures"]),
    .testTarget(
      name: "DrawingTests", dependencies: ["Drawing", "TestSupport"], exclude: ["Golden"]),
    .testTarget(
      name: "ExplorerTests",
      dependencies: [
        "ravine", "TrainingEngine", "Landscapes", "Experiments", "Drawing", "Explorer", "Curses",
        "TestSupport",
      ], exclude: ["Fixtures", "Screens/Golden"]),
    .testTarget(name: "CursesTests", dependencies: ["Curses", "Drawing", "TestSupport"]),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Curses", "Drawing"], path: "Tests/TerminalProbe"),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["ravine", "TerminalProbe", "CMemory", "Curses", "Drawing", "TestSupport"],
      exclude: ["Commands/Golden"]),
  ],
  swiftLanguageModes: [.v6]
)
