import TrainingEngine

// Samples from images and labels.

extension DataInspection {
  mutating func inspect(_ source: IDXSource, _ files: DataFiles) {
    let images = tensor(source.images, files, at: path.appending("images"))
    let labelTensor = tensor(source.labels, files, at: path.appending("labels"))
    inputs = images?.sampleSize
    count = images?.count
    if let shape = images?.shape, shape.count == 3 {
      imageShape = ImageShape(channels: 1, height: shape[1], width: shape[2])
    }
    if let images, images.shape.count == 1 {
      report(
        path.appending("images"),
        "expected images of two or three dimensions in '\(files.shownPath(of: source.images))', "
          + "found labels")
      inputs = nil
    }
    var labels: [Int32]?
    do {
      labels = try labelTensor?.labels()
    } catch {
      report(
        path.appending("labels"), "in '\(files.shownPath(of: source.labels))', \(error.description)"
      )
    }
    if let images, let labels, images.count != labels.count {
      report(
        path.appending("labels"),
        "expected as many labels as images, found \(labels.count) labels and \(images.count) images"
      )
      return
    }
    guard let labels, let largest = labels.max() else { return }
    let targets = Targets.labels(labels, classes: Int(largest) + 1)
    self.targets = targets
    guard let images, let inputs else { return }
    let features = Matrix(
      rows: images.count, columns: inputs,
      elements: images.values(dividedBy: source.pixelScale ?? 1))
    if let place = features.firstNotFinite {
      let scale = source.pixelScale.map { ", over the 'pixelScale' \($0.shortest)," } ?? ""
      report(
        path.appending("images"),
        "in '\(files.shownPath(of: source.images))', pixel \(place.column + 1) of image \(place.row + 1)"
          + "\(scale) is infinite or not a number; mend it, or leave the image out")
    }
    samples = DataSet(features: features, targets: targets, imageShape: imageShape)
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
