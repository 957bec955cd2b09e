import TrainingEngine

// Samples from a table.

extension DataInspection {
  mutating func check(_ source: CSVSource) {
    for (index, column) in source.columns.enumerated() {
      let path: JSONPath = ["data", "columns", .index(index)]
      if source.columns[..<index].contains(column) {
        report(path, "the column \(column.quoted) is a feature already")
      }
      if column == source.target {
        report(path, "the column \(column.quoted) is the target; it cannot be a feature too")
      }
    }
  }

  mutating func inspect(_ source: CSVSource, _ files: DataFiles) {
    let shown = files.shownPath(of: source.file)
    let table: CSVTable
    do {
      table = try CSVTable(reading: try files.bytes(of: source.file))
    } catch let fault as DataFiles.Fault {
      return report(["data", "file"], fault.message, suggestion: fault.suggestion)
    } catch {
      let csvError = error as? CSVError
      fileFaults.append(
        ScenarioFault(file: shown, position: csvError?.position, message: "\(error)"))
      return
    }
    count = table.count

    var known: [String] = []
    for (index, column) in source.columns.enumerated()
    where hasColumn(column, of: table, shown, at: ["data", "columns", .index(index)]) {
      known.append(column)
    }
    let hasTarget = hasColumn(source.target, of: table, shown, at: ["data", "target"])
    let features = numbers(in: known, of: table, shown)
    var targets: Targets?
    if hasTarget {
      switch source.targetKind {
      case .number:
        targets = numbers(in: [source.target], of: table, shown).map {
          .values(Matrix(rows: table.count, columns: 1, elements: $0))
        }
      case .category:
        targets = (try? table.categories(in: source.target)).map {
          .labels($0.labels, classes: $0.names.count)
        }
      }
      self.targets = targets
    }
    if let features, let targets, known.count == source.columns.count {
      samples = DataSet(
        features: Matrix(rows: table.count, columns: known.count, elements: features),
        targets: targets)
    }
  }

  private mutating func hasColumn(
    _ column: String, of table: CSVTable, _ file: String, at path: JSONPath
  ) -> Bool {
    if table.columns.contains(column) { return true }
    let nearest = Vocabulary(table.columns).nearest(to: column)
    let known = nearest == nil ? "; its columns are \(table.columns.listed("and"))" : ""
    report(path, "'\(file)' has no column \(column.quoted)\(known)", suggestion: nearest)
    return false
  }

  /// The numbers of some columns, or nil after reporting the first field of each that is none.
  private mutating func numbers(
    in columns: [String], of table: CSVTable, _ file: String
  ) -> [Double]? {
    if let numbers = try? table.numbers(in: columns) { return numbers }
    for column in columns {
      do {
        _ = try table.numbers(in: [column])
      } catch {
        fileFaults.append(
          ScenarioFault(file: file, position: error.position, message: error.description))
      }
    }
    return nil
  }
}
