import TrainingEngine

// Samples from a table.

extension DataInspection {
  mutating func check(_ source: CSVSource) {
    for (index, column) in source.columns.enumerated() {
      let path = path.appending("columns").appending(index)
      if source.columns[..<index].contains(column) {
        report(path, "the column \(column.quoted) is a feature already")
      }
      if column == source.target {
        report(path, "the column \(column.quoted) is the target; it cannot be a feature too")
      }
    }
    guard let image = source.image else { return }
    if image.count == source.columns.count {
      imageShape = image
    } else {
      report(
        path.appending("image"),
        "expected an image of the \(source.columns.count.counted("column")), found "
          + "\(image.channels) x \(image.height) x \(image.width) = \(image.count) pixels")
    }
  }

  mutating func inspect(_ source: CSVSource, _ files: DataFiles) {
    let shown = files.shownPath(of: source.file)
    let table: CSVTable
    do {
      table = try CSVTable(reading: try files.bytes(of: source.file))
    } catch let fault as DataFiles.Fault {
      return report(path.appending("file"), fault.message, suggestion: fault.suggestion)
    } catch {
      let csvError = error as? CSVError
      fileFaults.append(
        ScenarioFault(file: shown, position: csvError?.position, message: "\(error)"))
      return
    }
    count = table.count

    var known: [String] = []
    for (index, column) in source.columns.enumerated()
    where hasColumn(column, of: table, shown, at: path.appending("columns").appending(index)) {
      known.append(column)
    }
    let hasTarget = hasColumn(source.target, of: table, shown, at: path.appending("target"))
    let features = numbers(in: known, of: table, shown)
    var targets: Targets?
    if hasTarget {
      switch source.targetKind {
      case .number:
        targets = numbers(in: [source.target], of: table, shown).map {
          .values(Matrix(rows: table.count, columns: 1, elements: $0))
        }
      case .category:
        targets = labels(in: source.target, of: table, shown)
      }
      self.targets = targets
    }
    if let features, let targets, known.count == source.columns.count {
      samples = DataSet(
        features: Matrix(rows: table.count, columns: known.count, elements: features),
        targets: targets, imageShape: imageShape)
    }
  }

  /// The classes of a column, or nil after reporting the first that is not among those that train.
  private mutating func labels(
    in column: String, of table: CSVTable, _ file: String
  ) -> Targets? {
    guard let known = knownClassNames else {
      guard let categories = try? table.categories(in: column) else { return nil }
      classNames = categories.names
      return .labels(categories.labels, classes: categories.names.count)
    }
    guard let texts = try? table.texts(in: column) else { return nil }
    let classes = Dictionary(uniqueKeysWithValues: zip(known, Int32(0)...))
    if let other = texts.first(where: { classes[$0] == nil }) {
      report(
        path.appending("target"),
        "'\(file)' has the class \(other.quoted), which none of the samples that train has",
        suggestion: Vocabulary(known).nearest(to: other))
      return nil
    }
    return .labels(texts.compactMap { classes[$0] }, classes: known.count)
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
