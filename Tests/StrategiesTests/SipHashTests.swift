@testable import Strategies
import TaskList
import Testing

@Suite struct SipHashTests {
  /// The reference implementation's vectors for 128 bits of output: input 00 01 02 …, of as many
  /// bytes as the index, under the key 00 01 … 0f.
  @Test(
    arguments: [
      "a3817f04ba25a8e66df67214c7550293", "da87c1d86b99af44347659119b22fc45",
      "8177228da4a45dc7fca38bdef60affe4", "9c70b60c5267a94e5f33b6b02985ed51",
      "f88164c12d9c8faf7d0f6e7c7bcd5579", "1368875980776f8854527a07690e9627",
      "14eeca338b208613485ea0308fd7a15e", "a1f1ebbed8dbc153c0b84aa61ff08239",
    ].enumerated().map { ($0.offset, $0.element) })
  func publishedVectors(count: Int, expected: String) throws {
    let key = try #require(Bits128(bytes: [UInt8](0...15)))
    #expect(SipHash.hash((0..<count).map { UInt8($0) }, key: key).description == expected)
  }
}
