/// A place that keeps tasks.
///
/// It opens on first use, so a command that needs no database opens none.
package protocol TaskStore {
  /// Names this database among all that may share a cache, without opening it; nil when there is
  /// no database yet.
  func identity() -> String?

  /// Reads the stamp and who this database is; nil when there is no database yet.
  func state() throws(StoreError) -> StoreState?

  /// Reads the stamp and the open tasks in one transaction, the stamp first; nil when there is no
  /// database yet.
  func snapshot() throws(StoreError) -> Snapshot?

  /// Makes a change in one transaction and returns when it is durable.
  ///
  /// With `rowsUpTo`, the outcome carries the list as the change left it, unless its packed rows
  /// take more than that many bytes.
  func apply(_ change: Change, rowsUpTo: Int?) throws(StoreError) -> ChangeOutcome

  /// Gives the database another identity, so that nothing cached so far is ever found again; does
  /// nothing when there is no database yet.
  func renewIdentity() throws(StoreError)

  /// Ends what can wait until the user has the answer; the store opens again when it is used.
  func close()
}

/// What a list must know of a database before it may trust a cached value.
package struct StoreState: Equatable, Sendable {
  /// Replaced by a trigger in every transaction that changes what a list can show.
  package let stamp: Bits128
  /// Tells databases apart that share a cache.
  package let databaseID: Bits128
  /// The key of the hash that authenticates cached values.
  package let secret: Bits128
  /// Whether the tables and triggers that keep the stamp right are exactly ours.
  ///
  /// When false, no cached value may be used or stored.
  package let isGuarded: Bool

  package init(stamp: Bits128, databaseID: Bits128, secret: Bits128, isGuarded: Bool) {
    self.stamp = stamp
    self.databaseID = databaseID
    self.secret = secret
    self.isGuarded = isGuarded
  }
}

/// The open tasks at one moment, and the stamp of that moment.
package struct Snapshot: Equatable, Sendable {
  package let state: StoreState
  package let rows: Rows

  package init(state: StoreState, rows: Rows) {
    self.state = state
    self.rows = rows
  }
}
