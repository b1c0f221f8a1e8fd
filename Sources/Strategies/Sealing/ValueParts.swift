import TaskList

/// The parts of a cached value; those behind the first are opened again when they are asked for,
/// because together they take much more room than compressed.
struct ValueParts: RandomAccessCollection {
  let first: [UInt8]
  /// Values that were opened once, and so are whole.
  var others: [(key: CacheKey, sealed: [UInt8])] = []

  var startIndex: Int { 0 }

  var endIndex: Int { others.count + 1 }

  subscript(number: Int) -> [UInt8] {
    guard number > 0 else { return first }
    let (key, sealed) = others[number - 1]
    return Envelope.payload(ofOpened: sealed, key: key) ?? []
  }
}
