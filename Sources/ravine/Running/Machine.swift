#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The machine that the program runs on.
enum Machine {
  /// Cores that threads can share.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}
