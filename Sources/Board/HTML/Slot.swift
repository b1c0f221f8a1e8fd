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
  /// The bytes with each slot filled; an empty value where `values` has none.
  package func filled(_ values: [Slot: [UInt8]]) -> [[UInt8]] {
    flatMap { (part: [UInt8]) -> [[UInt8]] in
      guard var place = part.firstIndex(of: Slot.mark) else { return [part] }
      var filled: [[UInt8]] = []
      var start = 0
      while true {
        filled.append([UInt8](part[start..<place]))
        let slot = place + 1 < part.count ? Slot(rawValue: part[place + 1]) : nil
        if let value = slot.flatMap({ values[$0] }) { filled.append(value) }
        start = Swift.min(place + 2, part.count)
        guard let next = part[start...].firstIndex(of: Slot.mark) else { break }
        place = next
      }
      filled.append([UInt8](part[start...]))
      return filled
    }
  }
}
