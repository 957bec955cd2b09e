#if canImport(Glibc)
  import CMemory
  import Foundation
  import Testing

  /// Memory that was given back serves again without asking the system for it.
  struct FreedMemoryTests {
    /// On the main thread, whose heap other tests hardly touch.
    @MainActor @Test func arraysOfManyMegabytesDoNotComeFromTheSystemTwice() throws {
      keep_freed_memory()
      // Another test may take what was kept, but hardly each time.
      let fewest = try (0..<20).map { _ in try pagesTaken() }.min()
      #expect(try #require(fewest) < 1000)
    }

    /// Enough to fill two pieces of the heap of a thread and a part of a third, which used to go as soon as
    /// they were empty.
    @Test func norDoThoseOfOtherThreads() async throws {
      keep_freed_memory()
      let taken = await withCheckedContinuation { continuation in
        Thread { continuation.resume(returning: (0..<20).map { _ in try? pagesTaken(arrays: 18) }) }
          .start()
      }
      let fewest = try #require(taken.compactMap(\.self).min())
      #expect(fewest < 1000)
    }

    /// Pages that the system gives while arrays of eight megabytes each are written to, of four kilobytes or
    /// more each.
    private func pagesTaken(arrays count: Int = 5) throws -> Int {
      let before = try pagesOfThread()
      var arrays = (0..<count).map { Array(repeating: UInt8($0), count: 8 << 20) }
      let taken = try pagesOfThread() - before
      arrays.removeAll()
      return taken
    }

    /// The faults of the calling thread that took no reading from a disk: the eighth word behind its name.
    private func pagesOfThread() throws -> Int {
      let text = try String(contentsOfFile: "/proc/thread-self/stat", encoding: .utf8)
      let words = try #require(text.split(separator: ")").last).split(separator: " ")
      return try #require(Int(words[7]))
    }
  }
#endif
