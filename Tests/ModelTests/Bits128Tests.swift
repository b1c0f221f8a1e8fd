import Model
import Testing

@Suite struct Bits128Tests {
  private let bits = Bits128(high: 0x0001_0203_0405_0607, low: 0x0809_0A0B_0C0D_0E0F)

  @Test func theMostSignificantByteIsTheFirst() {
    #expect(bits.bytes == [UInt8](0...15))
    #expect(Bits128(bytes: [UInt8](0...15)[...]) == bits)
    #expect(Bits128(bytes: ([UInt8](0...255))[0x10..<0x20])?.high == 0x1011_1213_1415_1617)
  }

  @Test(arguments: [0, 1, 8, 15, 17, 32])
  func anyOtherCountOfBytesIsRefused(count: Int) {
    #expect(Bits128(bytes: [UInt8](repeating: 1, count: count)[...]) == nil)
  }

  @Test func isWrittenWithAllItsDigits() {
    #expect("\(bits)" == "000102030405060708090a0b0c0d0e0f")
    #expect("\(Bits128(high: 0, low: 1))" == "00000000000000000000000000000001")
    #expect("\(Bits128(high: .max, low: 0))" == "ffffffffffffffff0000000000000000")
  }

  @Test func bothHalvesCount() {
    #expect(Bits128(high: 1, low: 0) != Bits128(high: 0, low: 1))
    #expect(Bits128(high: 1, low: 2) != Bits128(high: 1, low: 3))
  }
}
