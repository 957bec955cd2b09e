/// Something wrong with a value of a JSON text.
struct TreeFault: Equatable, Sendable {
  let offset: Int
  let path: JSONPath
  /// What was expected and what was found.
  let message: String
  /// A known word that is close to what was found.
  var suggestion: String?
}
