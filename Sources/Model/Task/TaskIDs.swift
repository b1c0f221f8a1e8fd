/// A set of task numbers, kept as ranges so that `1-1000000` costs nothing.
package struct TaskIDs: Equatable, Sendable {
  /// Ascending, and neither overlapping nor adjacent.
  package let ranges: [ClosedRange<Int64>]

  package init(_ ranges: [ClosedRange<Int64>]) {
    var merged: [ClosedRange<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      // `lowerBound - 1` cannot overflow: task numbers are 1 or more.
      if let last = merged.last, range.lowerBound - 1 <= last.upperBound {
        let upper = max(last.upperBound, range.upperBound)
        merged[merged.count - 1] = last.lowerBound...upper
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  /// Reads `3`, `#3`, `5-7` and lists of them such as `3,5-7`; nil when `text` is none of these,
  /// when a number is below 1, or when a range runs backwards.
  package init?(parsing text: String) {
    var ranges: [ClosedRange<Int64>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
      guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2, first <= last
      else { return nil }
      ranges.append(first...last)
    }
    self.init(ranges)
  }

  private static func number(_ word: Substring) -> Int64? {
    let digits = word.hasPrefix("#") ? word.dropFirst() : word
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard let number = Int64(digits), number >= 1 else { return nil }
    return number
  }

  /// One number.
  package init(_ id: Int64) {
    ranges = [id...id]
  }

  /// Returns the numbers that are not among `known`, which is a part of these in ascending order.
  package func missing(from known: some Sequence<Int64>) -> TaskIDs {
    var missing: [ClosedRange<Int64>] = []
    var known = known.makeIterator()
    var next = known.next()
    for range in ranges {
      var first = range.lowerBound
      while let id = next, id <= range.upperBound {
        if id > first { missing.append(first...id - 1) }
        guard id < .max else { return TaskIDs(missing) }
        first = id + 1
        next = known.next()
      }
      if first <= range.upperBound { missing.append(first...range.upperBound) }
    }
    return TaskIDs(missing)
  }

  package var isEmpty: Bool { ranges.isEmpty }

  package func contains(_ id: Int64) -> Bool {
    // Binary search: a list of conditions may have thousands.
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < id { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(id)
  }

  /// Whether this is exactly one number.
  package var isSingle: Bool {
    ranges.count == 1 && ranges[0].count == 1
  }
}

extension TaskIDs: CustomStringConvertible {
  /// The numbers as a user would type them, such as `3, 5-7`; past eight parts, `…`.
  package var description: String {
    let parts = ranges.prefix(8).map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }
    return parts.joined(separator: ", ") + (ranges.count > 8 ? ", …" : "")
  }
}
