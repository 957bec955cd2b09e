import CMemory
import Foundation

// Figures, each beside its goal; nothing here passes or fails. How to call it: `Invocation.usage`.

/// Writes at once, so that every chapter shows when it is done.
func write(_ text: String, to stream: FileHandle = .standardOutput) {
  stream.write(Data(text.utf8))
}

// As the program that is measured does.
keep_freed_memory()

do {
  switch Invocation(CommandLine.arguments.dropFirst()) {
  case .help:
    write(Invocation.usage)
  case .faulty(let word):
    write("Unknown argument '\(word)'.\n\(Invocation.usage)", to: .standardError)
    exit(2)
  case .drawFrames(let colors, let path):
    try DrawnFrames.measure(path: path, colors: colors)
  case .measure(let subjects, let asJSON, let python, let cases):
    let surroundings = try Surroundings.ofThisProgram(
      python: subjects.contains { $0.isComparison } ? python : nil, cases: cases)
    var report = Report(circumstances: .ofThisMachine())
    if !asJSON { write(report.circumstances.text) }
    for subject in subjects {
      let chapter = try Report.Chapter(of: subject, in: surroundings)
      report.append(chapter)
      if !asJSON { write(chapter.text) }
    }
    if asJSON { write(report.json) }
  }
} catch {
  write("\(error)\n", to: .standardError)
  exit(1)
}
