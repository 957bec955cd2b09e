import TrainingEngine

// Samples from images and labels.

extension DataInspection {
  mutating func inspect(_ source: IDXSource, _ files: DataFiles) {
    let images = tensor(source.images, files, at: ["data", "images"])
    let labelTensor = tensor(source.labels, files, at: ["data", "labels"])
    inputs = images?.sampleSize
    count = images?.count
    if let images, images.shape.count == 1 {
      report(
        ["data", "images"],
        "expected images of two or three dimensions in '\(files.shownPath(of: source.images))', "
          + "found labels")
      inputs = nil
    }
    var labels: [Int32]?
    do {
      labels = try labelTensor?.labels()
    } catch {
      report(
        ["data", "labels"], "in '\(files.shownPath(of: source.labels))', \(error.description)")
    }
    if let images, let labels, images.count != labels.count {
      report(
        ["data", "labels"],
        "expected as many labels as images, found \(labels.count) labels and \(images.count) images"
      )
      return
    }
    guard let labels, let largest = labels.max() else { return }
    targets = .labels(labels, classes: Int(largest) + 1)
    if let images, let inputs, let targets {
      var pixels = images.values()
      if let scale = source.pixelScale, scale != 1 { pixels = pixels.map { $0 / scale } }
      samples = DataSet(
        features: Matrix(rows: images.count, columns: inputs, elements: pixels), targets: targets)
    }
  }

  private mutating func tensor(
    _ file: String, _ files: DataFiles, at path: JSONPath
  ) -> IDXTensor? {
    do {
      return try IDXTensor(reading: try files.bytes(of: file))
    } catch let fault as DataFiles.Fault {
      report(path, fault.message, suggestion: fault.suggestion)
    } catch {
      report(path, "'\(files.shownPath(of: file))' cannot be used: \(error)")
    }
    return nil
  }
}
