import Model

/// A new key of 128 random bits, as 32 hexadecimal digits.
func newKey() -> String {
  var source = SystemRandomNumberGenerator()
  return Bits128(high: source.next(), low: source.next()).description
}

/// The hash under which a key is stored; nil for what cannot be a key.
func keyHash(_ key: some StringProtocol) -> String? {
  guard key.utf8.count == 32,
    key.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
  else { return nil }
  return SHA256.hash(key.utf8)
}

/// Whether two secrets are the same, in a time that does not depend on how alike they are.
func isSameSecret(_ first: String, _ second: String) -> Bool {
  let (first, second) = (Array(first.utf8), Array(second.utf8))
  guard first.count == second.count else { return false }
  return zip(first, second).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}
