/// A place that keeps tasks.
///
/// It opens on first use, so a command that needs no database opens none.
package protocol TaskStore {
  /// Names this database among all that may share a cache, without opening it; nil when there is
  /// no database yet.
  func identity() -> String?

  /// Does `body` in one transaction, so that all it reads is of one moment; nil, and `body` is not
  /// done, when there is no database yet.
  func read<Value>(
    _ body: (any TaskReader) throws(StoreError) -> Value
  ) throws(StoreError) -> Value?

  /// Makes a change in one transaction and returns when it is durable.
  ///
  /// The outcome carries the pages it touched, as it left them, when they are no more than
  /// `pagesUpTo`. With `isDryRun` everything is undone at the end.
  func apply(
    _ change: Change, by author: Author, pagesUpTo: Int, isDryRun: Bool
  ) throws(StoreError) -> ChangeOutcome

  /// Makes the database when there is none yet.
  func make() throws(StoreError)

  /// Gives the database another identity, so that nothing cached so far is ever found again; does
  /// nothing when there is no database yet.
  func renewIdentity() throws(StoreError)

  /// Ends what can wait until the user has the answer; the store opens again when it is used.
  func close()
}

/// A store at one moment.
package protocol TaskReader {
  /// Reads the stamp and who this database is; to be read before anything else.
  func state() throws(StoreError) -> StoreState

  /// Reads the stamps of all pages that have open tasks, in ascending order; nil where somebody
  /// has altered them so that a list cannot be made by them.
  func pageStamps() throws(StoreError) -> [PageStamp]?

  /// Reads the open tasks of the pages of `numbers`, which ascend; nil reads all.
  ///
  /// When that takes long, `goesOn` is asked after a tenth of a second, and then every second; if
  /// it says no, the reading ends with ``StoreError/abandoned``.
  func pages(
    _ numbers: [Int64]?, goesOn: @escaping () -> Bool
  ) throws(StoreError) -> [Page]

  /// Reads the tasks of a list that is made of `source`, which may be asked to end as above.
  func list(_ source: ListSource, goesOn: @escaping () -> Bool) throws(StoreError) -> [Rows]

  /// Reads the tasks of `ids`, ascending; throws when one is unknown.
  func items(_ ids: TaskIDs) throws(StoreError) -> [TaskItem]

  /// Reads steps of the journal, the newest first.
  func steps(_ query: StepQuery) throws(StoreError) -> [Step]
}

/// What a list must know of a database before it may trust a cached value.
package struct StoreState: Equatable, Sendable {
  /// Replaced by a trigger in every transaction that changes what a list can show.
  package let stamp: Bits128
  /// Tells databases apart that share a cache.
  package let databaseID: Bits128
  /// The key of the hash that authenticates cached values.
  package let secret: Bits128
  /// Whether the tables and triggers that keep the stamps right are exactly ours.
  ///
  /// When false, no cached value may be used or stored.
  package let isGuarded: Bool
  /// Whether the open tasks take more than one page.
  package let hasSeveralPages: Bool

  package init(
    stamp: Bits128, databaseID: Bits128, secret: Bits128, isGuarded: Bool, hasSeveralPages: Bool
  ) {
    self.stamp = stamp
    self.databaseID = databaseID
    self.secret = secret
    self.isGuarded = isGuarded
    self.hasSeveralPages = hasSeveralPages
  }
}
