/// The key that names the case of a union: `{"kind": "linear", …}`.
enum KindKey: String, CodingKey {
  case kind
}

extension Decoder {
  /// The case that the object names under `kind`.
  func kind<Kind: Decodable>(_: Kind.Type = Kind.self) throws -> Kind {
    try container(keyedBy: KindKey.self).decode(Kind.self, forKey: .kind)
  }
}

extension Encoder {
  /// Writes the case under `kind`, beside whatever fields follow.
  func encode(kind: some Encodable) throws {
    var container = container(keyedBy: KindKey.self)
    try container.encode(kind, forKey: .kind)
  }
}
