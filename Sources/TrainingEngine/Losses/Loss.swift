/// What training makes small: a mean over the samples of a batch.
public enum Loss: String, CaseIterable, Sendable {
  /// mean((f - y)²), over samples and outputs.
  case meanSquaredError
  /// ½ mean((f - y)²): its Hessian in the weights of a linear model is exactly E[u uᵀ].
  case halfMeanSquaredError
  /// -log softmax(f)[class], for targets that are classes.
  case softmaxCrossEntropy
  /// Cross-entropy of sigmoid(f) with a target from 0 to 1, computed from the logit f without overflow.
  case binaryCrossEntropy
}
