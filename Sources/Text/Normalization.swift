@_spi(_Unicode) import Swift

extension String {
  /// The text in Unicode's form C, in which a letter and its accent are one scalar where that exists.
  package var composed: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    var scalars = UnicodeScalarView()
    scalars.append(contentsOf: _nfc)
    return String(scalars)
  }

  /// The text in Unicode's form D, in which every accent is a scalar of its own.
  package var decomposed: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    var scalars = UnicodeScalarView()
    scalars.append(contentsOf: _nfd)
    return String(scalars)
  }
}
