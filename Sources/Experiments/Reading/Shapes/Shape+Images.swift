// Layers that slide a window over images.

extension Shape {
  static let convolution = Variant(
    kind: LayerDescription.Kind.convolution.rawValue,
    description: "A convolution of images.",
    fields: [
      .required(
        "name", .text(.layerName),
        "Begins the names of its parameters: 'name.weight[output,input,row,column]', "
          + "'name.bias[output]'."),
      .required(
        "channels", .wholeNumber(WholeNumberRange(1...65_536)), "Channels that go out."),
      .required(
        "kernel", .wholeNumber(side), "Side of the square window, in pixels."),
      .optional("stride", .wholeNumber(side), "How far the window moves; 1 when absent."),
      .optional(
        "padding", .wholeNumber(WholeNumberRange(0...32_767)),
        "Pixels of 0 around the image, fewer than the kernel's side; 0 when absent."),
      .optional("bias", .boolean, "Whether it has a bias; true when absent."),
      .optional("initializer", initializer, "How it begins; as the model says when absent."),
    ])

  static func pooling(
    _ kind: LayerDescription.Kind, _ description: String, padding: String
  ) -> Variant {
    Variant(
      kind: kind.rawValue, description: description,
      fields: [
        .required("kernel", .wholeNumber(side), "Side of the square window, in pixels."),
        .optional(
          "stride", .wholeNumber(side),
          "How far the window moves; as far as it is wide when absent."),
        .optional("padding", .wholeNumber(WholeNumberRange(0...16_384)), padding),
      ])
  }

  private static let side = WholeNumberRange(1...32_768)
}
