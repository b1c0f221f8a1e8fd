import Storage
import TaskList

extension SQLiteStore {
  /// The state in a transaction of its own; nil when there is no database yet.
  func state() throws(StoreError) -> StoreState? {
    try read { reader throws(StoreError) in try reader.state() }
  }

  /// All open tasks in a transaction of its own; nil when there is no database yet.
  func list() throws(StoreError) -> [Rows]? {
    try pages(nil)?.map(\.rows)
  }

  func pages(_ numbers: [Int64]?) throws(StoreError) -> [Page]? {
    try read { reader throws(StoreError) in try reader.pages(numbers) { true } }
  }

  func pageStamps() throws(StoreError) -> [PageStamp]? {
    try read { reader throws(StoreError) in try reader.pageStamps() }
  }
}
