import Strategies
import Model
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
      "3b62a9ba6258f5610f83e264f31497b4", "264499060ad9baabc47f8b02bb6d71ed",
      "00110dc378146956c95447d3f3d0fbba", "0151c568386b6677a2b4dc6f81e5dc18",
      "d626b266905ef35882634df68532c125", "9869e247e9c08b10d029934fc4b952f7",
      "31fcefac66d7de9c7ec7485fe4494902", "5493e99933b0a8117e08ec0f97cfc3d9",
    ].enumerated().map { ($0.offset, $0.element) } + [
      (31, "2939b0183223fafc1723de4f52c43d35"), (32, "7c3956ca5eeafc3e363e9d556546eb68"),
      (33, "77c6077146f01c32b6b69d5f4ea9ffcf"), (63, "5150d1772f50834a503e069a973fbd7c"),
    ])
  func publishedVectors(count: Int, expected: String) throws {
    let key = try #require(Bits128(bytes: [UInt8](0...15)[...]))
    let input = (0..<count).map { UInt8($0) }
    #expect(SipHash.hash(input, key: key).description == expected)
    // Bytes that lie at an odd place, and bytes that lie nowhere.
    #expect(SipHash.hash(([0] + input)[1...], key: key).description == expected)
    #expect(SipHash.hash(input.lazy.map { $0 }, key: key).description == expected)
  }
}
