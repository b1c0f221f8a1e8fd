import Libc

/// A place in a cached page for what belongs to one session, and so is cached nowhere.
///
/// It is a byte that no text of a user can hold, since control characters are shown as text, and a letter.
package enum Slot: UInt8, CaseIterable {
  /// Who is signed in.
  case user = 0x55
  /// What was done last.
  case said = 0x53
  /// The token of a form.
  case token = 0x54

  package static let mark: UInt8 = 0x01

  package var bytes: [UInt8] { [Self.mark, rawValue] }
}

extension [[UInt8]] {
  /// The bytes with each slot in a part of its own, so that they are searched and copied once.
  package func splitAtSlots() -> [[UInt8]] {
    flatMap { (part: [UInt8]) -> [[UInt8]] in
      var parts: [[UInt8]] = []
      var start = 0
      while let place = part.firstMark(from: start) {
        parts.append([UInt8](part[start..<place]))
        start = Swift.min(place + 2, part.count)
        parts.append([UInt8](part[place..<start]))
      }
      return start == 0 ? [part] : parts + [[UInt8](part[start...])]
    }
  }

  /// Fills the slots that ``splitAtSlots()`` made, with nothing where `values` has none.
  package func filled(_ values: [Slot: [UInt8]]) -> [[UInt8]] {
    compactMap { part in
      guard part.first == Slot.mark, part.count <= 2 else { return part }
      return part.last.flatMap(Slot.init).flatMap { values[$0] }
    }
  }
}

extension [UInt8] {
  fileprivate func firstMark(from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      guard let first = bytes.baseAddress, start < count,
        let found = memchr(first + start, Int32(Slot.mark), count - start)
      else { return nil }
      return UnsafeRawPointer(found) - first
    }
  }
}
