/// The bytes of a list in order, as they were stored or as they are rendered now.
package enum ListParts: Sequence {
  case stored([StoredBytes])
  case rendered(RenderedChunks)

  package struct Iterator: IteratorProtocol {
    fileprivate var stored: ArraySlice<StoredBytes> = []
    fileprivate var rendered: RenderedChunks?

    package mutating func next() -> StoredBytes? {
      stored.popFirst() ?? rendered?.next().map { StoredBytes($0) }
    }
  }

  package func makeIterator() -> Iterator {
    switch self {
    case .stored(let parts): Iterator(stored: parts[...])
    case .rendered(let parts): Iterator(rendered: parts)
    }
  }
}
