/// Open tasks by range of number: page n holds those from `size` · n to `size` · (n + 1) - 1.
///
/// A page has a stamp of its own, so a change invalidates one page and not the list.
package struct Page: Equatable, Sendable {
  package let number: Int64
  /// Replaced with every change of what a list can show of the page; nil where it was not read.
  package let stamp: Bits128?
  /// At least one task.
  package var rows: PackedTasks

  /// The size as a power of two.
  ///
  /// The triggers of a store hold it: another size is another schema.
  package static let shift: Int64 = 7
  package static let size: Int64 = 1 << shift

  package init(number: Int64, stamp: Bits128?, rows: PackedTasks) {
    self.number = number
    self.stamp = stamp
    self.rows = rows
  }

  /// The page that holds a task.
  package static func number(of id: Int64) -> Int64 { id >> shift }

  /// The page that holds the greatest number there is.
  package static let greatestNumber = number(of: .max)

  /// The ids that a page may hold; 0 is none.
  package static func ids(of number: Int64) -> ClosedRange<Int64> {
    number << shift...number << shift | (size - 1)
  }
}

/// A page that has open tasks, and the stamp of what it shows.
package struct PageStamp: Equatable, Sendable {
  package let number: Int64
  package let stamp: Bits128

  package init(number: Int64, stamp: Bits128) {
    self.number = number
    self.stamp = stamp
  }
}

/// A page that a change touched, as it left it.
package struct ChangedPage: Equatable, Sendable {
  package let number: Int64
  /// Nil when the page was not requested, or no longer has an open task.
  package let page: Page?

  package init(number: Int64, page: Page?) {
    self.number = number
    self.page = page
  }
}
