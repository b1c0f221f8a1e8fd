/// The key of a cached value: 1 to 200 characters of `a-z 0-9 : -`.
///
/// The characters are legal in every cache (memcached's keys, file names), and 200 leaves room for
/// what a cache puts around a name (memcached takes 250 bytes, a file name 255).
package struct CacheKey: Hashable, Sendable {
  /// The prefix of every key: the version of the format of keys and values.
  package static let prefix = "t1:"

  package let string: String

  /// Takes `string` as it is; it is a mistake in the program when a character or the length is not
  /// legal, since no key holds text of a user.
  package init(_ string: String) {
    precondition(Self.isLegal(string), "illegal cache key")
    self.string = string
  }

  private static func isLegal(_ string: String) -> Bool {
    (1...200).contains(string.utf8.count)
      && string.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x3A).contains(byte) || byte == 0x2D
      }
  }
}

extension CacheKey: CustomStringConvertible {
  package var description: String { string }
}
