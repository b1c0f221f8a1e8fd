import Model

extension Connection {
  /// Reads the stamp; it is not intact when the triggers or the state row are not ours, or a foreign
  /// statement ended half way.
  func stamp() throws(StoreError) -> StoreStamp {
    guard try triggersAreIntact() else { return .none }
    let query = try keep(Stamps.stateQuery)
    guard try query.step(), let value = Bits128(bytes: query.bytes(0)),
      let databaseID = Bits128(bytes: query.bytes(1)), let secret = Bits128(bytes: query.bytes(2)),
      case let pages = query.integer(3), pages == query.integer(4), query.integer(5) == 0
    else { return .none }
    return StoreStamp(
      value: value, databaseID: databaseID, secret: secret, isIntact: true,
      hasSeveralPages: pages > 1)
  }

  private func triggersAreIntact() throws(StoreError) -> Bool {
    let query = try keep(Stamps.guardQuery, Stamps.guarded)
    return try query.step() && query.integer(0) != 0
  }

  /// Recreates the tables and triggers of the stamps where they cannot be trusted, and returns whether
  /// it did; foreign triggers and indexes on the tasks stay.
  func repairTriggers() throws(StoreError) -> Bool {
    guard try !stamp().isIntact else { return false }
    try recreateStamps()
    return true
  }

  /// Recreates the tables and triggers of the stamps, with new stamps and a new identity.
  func recreateStamps() throws(StoreError) {
    try dropStamps()
    try execute(Stamps.creation)
  }

  /// Does `body`, which changes many tasks, without the tables and triggers of the stamps, and then makes
  /// these anew for the same identity: a trigger would take longer than the change of its row.
  ///
  /// Must be done in a transaction, whose stamps are intact.
  func withoutStamps<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let stamp = try stamp()
    try dropStamps()
    let value = try body()
    try execute(Stamps.creation)
    let update = try prepare("UPDATE state SET database_id = ?1, secret = ?2")
    update.bind(stamp.databaseID.bytes, at: 1)
    update.bind(stamp.secret.bytes, at: 2)
    _ = try update.step()
    return value
  }

  private func dropStamps() throws(StoreError) {
    var drops: [String] = []
    let query = try prepare(Stamps.ownQuery)
    while try query.step() { drops.append("DROP \(query.text(0)) IF EXISTS \"\(query.text(1))\"") }
    query.reset()
    for drop in drops { try execute(drop) }
  }

  /// Reads the stamps of all pages, ascending; nil when they are corrupt.
  func pageStamps() throws(StoreError) -> [PageStamp]? {
    let query = try prepare("SELECT number, stamp FROM page ORDER BY number")
    var stamps: [PageStamp] = []
    while try query.step() {
      guard let stamp = Bits128(bytes: query.bytes(1)), case let number = query.integer(0),
        number > stamps.last?.number ?? -1, number <= Page.greatestNumber
      else { return nil }
      stamps.append(PageStamp(number: number, stamp: stamp))
    }
    return stamps
  }
}
