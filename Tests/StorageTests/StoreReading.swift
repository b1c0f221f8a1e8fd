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
    try read { reader throws(StoreError) in try reader.pageStamps() } ?? nil
  }
}

/// Who makes the changes of these tests, at the time 1.
let author = Author(name: "tester", time: 1)

extension SQLiteStore {
  @discardableResult
  func apply(_ change: Change, pagesUpTo: Int = 0) throws(StoreError) -> ChangeOutcome {
    try apply(change, by: author, pagesUpTo: pagesUpTo, isDryRun: false)
  }

  /// Adds tasks of these words and returns their numbers.
  @discardableResult
  func add(_ texts: String...) throws(StoreError) -> [Int64] {
    try apply(.add(texts.map { TaskItem(id: 0, text: $0) })).changes.map(\.id)
  }

  /// The texts of the tasks of a list.
  func texts(_ source: ListSource = .open) throws(StoreError) -> [String]? {
    try read { reader throws(StoreError) in
      try reader.list(source) { true }.flatMap(\.items).map(\.text)
    }
  }
}
