package import Model

/// Several values in one file, because a file each would take longer to make than the values.
///
/// Numbers are big-endian. After the header of ``StoredFile``, which counts the values, each is the time at
/// which it expires (8 bytes, as there), the bytes of its key (2) and its own (4), and then these. What is
/// in the file may come from anyone.
package struct CachePack {
  /// The most values of a file; the oldest go.
  private static let maximumValues = 32

  /// The most bytes of a file.
  static let maximumBytes = maximumValues * (maximumValueBytes + 300)

  private struct Entry {
    let key: ArraySlice<UInt8>
    let end: UInt64
    let value: StoredBytes
  }

  private var entries: [Entry] = []

  init() {}

  /// Reads the values of a file until one is not whole.
  package init(_ file: StoredBytes) {
    var position = StoredFile.headerBytes
    while position + 14 <= file.count, entries.count < Self.maximumValues {
      let head = file[position..<position + 14].array
      let keyStart = position + 14
      let valueStart = keyStart + Int(head[8..<10].number)
      let end = valueStart + Int(head[10..<14].number)
      guard end <= file.count else { return }
      entries.append(
        Entry(
          key: file[keyStart..<valueStart].array[...], end: head[..<8].number,
          value: file[valueStart..<end]))
      position = end
    }
  }

  /// The value of a key, unless it has expired.
  package func value(of key: CacheKey, now: UInt64) -> StoredBytes? {
    guard let entry = entries.first(where: { $0.key.elementsEqual(key.string.utf8) }),
      entry.end == 0 || now < entry.end
    else { return nil }
    return entry.value
  }

  /// Takes a value out.
  mutating func remove(_ key: CacheKey) {
    entries.removeAll { $0.key.elementsEqual(key.string.utf8) }
  }

  /// Puts a value in the place of the one of its key; `end` is 0 or the time at which it expires.
  mutating func set(_ key: CacheKey, _ value: [UInt8], end: UInt64) {
    remove(key)
    entries.append(Entry(key: Array(key.string.utf8)[...], end: end, value: StoredBytes(value)))
  }

  /// The file with what has not expired; nil without any value.
  package func file(now: UInt64) -> [UInt8]? {
    let kept = entries.filter { $0.end == 0 || now < $0.end }.suffix(Self.maximumValues)
    guard !kept.isEmpty else { return nil }
    var bytes = StoredFile.header(ofPack: kept.count)
    bytes.reserveCapacity(kept.reduce(bytes.count) { $0 + 14 + $1.key.count + $1.value.count })
    for entry in kept {
      bytes.append(number: entry.end, bytes: 8)
      bytes.append(number: UInt64(entry.key.count), bytes: 2)
      bytes.append(number: UInt64(entry.value.count), bytes: 4)
      bytes += entry.key
      entry.value.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}

extension CacheKey {
  /// How many pages share a file.
  private static let pagesPerPack: Int64 = 16

  /// Whether a file of this name is one of several values.
  static func isPack(_ name: String) -> Bool {
    let fields = name.utf8.split(separator: UInt8(ascii: ":"))
    return fields.count == 4 && fields[2].elementsEqual("pages".utf8)
  }

  /// The name of the file that this value shares with others; nil when it has one of its own.
  var pack: String? {
    let fields = string.utf8.split(separator: UInt8(ascii: ":"))
    guard (4...5).contains(fields.count), fields[2].elementsEqual("page".utf8),
      let number = Int64(String(decoding: fields[3], as: UTF8.self))
    else { return nil }
    let owner = String(decoding: fields[1], as: UTF8.self)
    return "\(Self.prefix)\(owner):pages:\(number / Self.pagesPerPack)"
  }
}

extension ArraySlice<UInt8> {
  fileprivate var number: UInt64 { reduce(0) { $0 << 8 | UInt64($1) } }
}

extension [UInt8] {
  fileprivate mutating func append(number: UInt64, bytes count: Int) {
    for place in stride(from: 8 * (count - 1), through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> UInt64(place)))
    }
  }
}
