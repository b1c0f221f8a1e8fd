import TaskList

// Keys: `t1:<hash of who the list belongs to>:rows`, and behind it what a strategy adds. No
// user's words are in them, only hashes.
extension CacheKey {
  /// The one key of a database's list, under delete and update.
  static func fixed(_ state: StoreState) -> CacheKey {
    CacheKey("\(prefix)\(owner(state.databaseID.bytes)):rows")
  }

  /// The key that changes with every change, under rotate.
  static func rotating(_ state: StoreState) -> CacheKey {
    CacheKey("\(prefix)\(owner(state.databaseID.bytes)):rows:\(state.stamp)")
  }

  /// The key that is known without opening the database, under expire.
  static func expiring(identity: String) -> CacheKey {
    CacheKey("\(prefix)\(owner(identity.utf8)):rows:expire")
  }

  private static func owner(_ bytes: some Collection<UInt8>) -> Bits128 {
    SipHash.hash(bytes, key: .zero)
  }
}
