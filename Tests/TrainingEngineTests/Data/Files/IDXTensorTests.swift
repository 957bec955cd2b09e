import Testing
import TrainingEngine

@Suite("IDX files")
struct IDXTensorTests {
  @Test("give images flattened, row by row, one after another")
  func images() throws {
    let file: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + (1...12)
    let images = try IDXTensor(reading: file)
    #expect(images.shape == [2, 2, 3])
    #expect(images.count == 2)
    #expect(images.sampleSize == 6)
    #expect(images.values() == (1...12).map(Double.init))
  }

  @Test("give labels as classes")
  func labels() throws {
    let labels = try IDXTensor(reading: [0, 0, 8, 1, 0, 0, 0, 4, 0, 9, 255, 3])
    #expect(try labels.labels() == [0, 9, 255, 3])
    #expect(labels.sampleSize == 1)
  }

  /// Bytes by Python's struct.pack with ">b", ">h", ">i", ">f" and ">d".
  @Test(
    "are big-endian in every type of element",
    arguments: [
      (0x08, [0x80, 0x7F], [128, 127]),
      (0x09, [0x80, 0x7F], [-128, 127]),
      (0x0B, [0x80, 0x01, 0x12, 0x34], [-32767, 4660]),
      (0x0C, [0xFF, 0xFF, 0xFF, 0xFE, 0x01, 0x02, 0x03, 0x04], [-2, 16_909_060]),
      (0x0D, [0xC0, 0x20, 0, 0, 0x3D, 0xCC, 0xCC, 0xCD], [-2.5, Double(Float(0.1))]),
      (
        0x0E, [0xC0, 0x04, 0, 0, 0, 0, 0, 0, 0x3F, 0xB9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9A],
        [-2.5, 0.1]
      ),
    ] as [(UInt8, [UInt8], [Double])])
  func types(code: UInt8, elements: [UInt8], values: [Double]) throws {
    let tensor = try IDXTensor(reading: [0, 0, code, 1, 0, 0, 0, 2] + elements)
    #expect(tensor.values() == values)
    #expect(tensor.values(dividedBy: 3) == values.map { $0 / 3 })
  }

  @Test("say what is wrong with them")
  func faults() {
    let faults: [([UInt8], IDXError)] = [
      ([], .notIDX(found: [])),
      ([0, 0, 8], .notIDX(found: [0, 0, 8])),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], .notIDX(found: [0x89, 0x50, 0x4E, 0x47])),
      ([0, 0, 10, 1, 0, 0, 0, 1, 7], .notIDX(found: [0, 0, 10, 1])),
      ([0, 0, 8, 0], .dimensions(0)),
      ([0, 0, 8, 4] + Array(repeating: 1, count: 16), .dimensions(4)),
      ([0, 0, 8, 2, 0, 0, 0, 1], .truncated(expected: 12, found: 8)),
      ([0, 0, 8, 1, 0, 0, 0, 0], .noElements(shape: [0])),
      ([0, 0, 8, 1, 0, 0, 0, 3, 1, 2], .truncated(expected: 11, found: 10)),
      ([0, 0, 8, 1, 0, 0, 0, 1, 1, 2], .trailing(expected: 9, found: 10)),
      ([0, 0, 12, 1, 0, 0, 0, 1, 1, 2], .truncated(expected: 12, found: 10)),
    ]
    for (file, error) in faults {
      #expect(throws: error) { try IDXTensor(reading: file) }
    }
  }

  @Test("of an impossible size are refused, not allocated")
  func enormous() {
    let file: [UInt8] = [0, 0, 14, 3] + Array(repeating: 0xFF, count: 12) + [1]
    #expect(throws: IDXError.self) { try IDXTensor(reading: file) }
  }

  @Test("are labels only with one dimension and whole numbers from 0")
  func notLabels() throws {
    let square = try IDXTensor(reading: [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 1, 5])
    #expect(throws: IDXError.labelDimensions(shape: [1, 1])) { try square.labels() }
    let negative = try IDXTensor(reading: [0, 0, 9, 1, 0, 0, 0, 2, 5, 0xFF])
    #expect(throws: IDXError.notALabel(index: 1, value: -1)) { try negative.labels() }
  }
}
