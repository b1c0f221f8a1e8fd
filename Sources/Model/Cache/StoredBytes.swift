/// A part of bytes in memory: an array, or a file that is mapped for as long as this is kept.
package struct StoredBytes {
  private enum Source {
    case array([UInt8])
    case mapped(MappedBytes)
  }

  private let source: Source
  private let range: Range<Int>

  package init(_ array: [UInt8]) {
    source = .array(array)
    range = 0..<array.count
  }

  package init(_ mapped: MappedBytes) {
    source = .mapped(mapped)
    range = 0..<mapped.bytes.count
  }

  private init(_ source: Source, _ range: Range<Int>) {
    self.source = source
    self.range = range
  }

  package var count: Int { range.count }

  /// The bytes of a range of these, counted from 0.
  package subscript(part: Range<Int>) -> StoredBytes {
    precondition(part.lowerBound >= 0 && part.upperBound <= count)
    let start = range.lowerBound
    return StoredBytes(source, start + part.lowerBound..<start + part.upperBound)
  }

  package func withUnsafeBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    switch source {
    case .array(let array):
      array.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    case .mapped(let mapped):
      body(UnsafeRawBufferPointer(rebasing: mapped.bytes[range]))
    }
  }

  /// The same bytes; a copy, unless they are all of an array.
  package var array: [UInt8] {
    if case .array(let array) = source, range == 0..<array.count { return array }
    return withUnsafeBytes { Array($0) }
  }
}

extension StoredBytes: Equatable {
  package static func == (left: StoredBytes, right: StoredBytes) -> Bool {
    left.count == right.count
      && left.withUnsafeBytes { left in right.withUnsafeBytes { left.elementsEqual($0) } }
  }
}

/// Bytes that are there until this goes.
package final class MappedBytes {
  package let bytes: UnsafeRawBufferPointer
  private let release: (UnsafeRawBufferPointer) -> Void

  package init(_ bytes: UnsafeRawBufferPointer, release: @escaping (UnsafeRawBufferPointer) -> Void)
  {
    self.bytes = bytes
    self.release = release
  }

  deinit {
    release(bytes)
  }
}
