/// Open tasks by range of id: page n holds those from 128 n to 128 n + 127.
///
/// A page has a stamp of its own, so a change makes one page old and not the list.
package struct Page: Equatable, Sendable {
  package let number: Int64
  /// Replaced with every change of what a list can show of the page; nil where it was not read.
  package let stamp: Bits128?
  /// At least one task.
  package var rows: Rows

  package init(number: Int64, stamp: Bits128?, rows: Rows) {
    self.number = number
    self.stamp = stamp
    self.rows = rows
  }

  /// The page that holds a task.
  package static func number(of id: Int64) -> Int64 { id >> 7 }

  /// The page that holds the greatest number there is.
  package static let greatestNumber = number(of: .max)

  /// The ids that a page may hold; 0 is none.
  package static func ids(of number: Int64) -> ClosedRange<Int64> {
    number << 7...number << 7 | 127
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
  /// Nil when the page was not asked for, or has no open task any more.
  package let page: Page?

  package init(number: Int64, page: Page?) {
    self.number = number
    self.page = page
  }
}
