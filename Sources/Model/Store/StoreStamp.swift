/// The stamp of a database, and what a list must know besides before it may use a cached value.
package struct StoreStamp: Equatable, Sendable {
  /// Replaced by triggers in every transaction that changes what a list can show.
  package let value: Bits128
  /// Distinguishes databases that share a cache.
  package let databaseID: Bits128
  /// The key of the hash that authenticates cached values.
  package let secret: Bits128
  /// Whether the tables and triggers that keep the stamp are exactly ours.
  ///
  /// When false, no cached value may be used or stored.
  package let isIntact: Bool
  /// Whether the open tasks take more than one page.
  package let hasSeveralPages: Bool

  /// Of a database that is not there, or whose stamp cannot be trusted.
  package static let none = StoreStamp(
    value: .zero, databaseID: .zero, secret: .zero, isIntact: false, hasSeveralPages: false)

  package init(
    value: Bits128, databaseID: Bits128, secret: Bits128, isIntact: Bool, hasSeveralPages: Bool
  ) {
    self.value = value
    self.databaseID = databaseID
    self.secret = secret
    self.isIntact = isIntact
    self.hasSeveralPages = hasSeveralPages
  }
}
