package import Model

// Keys: `t1:<hash of who the value belongs to>:<kind>:…`. They hold no text of a user, only hashes.
extension CacheKey {
  /// A page of the open tasks, under delete and update.
  static func page(_ number: Int64, _ stamp: StoreStamp) -> CacheKey {
    CacheKey("\(prefix)\(owner(stamp)):page:\(number)")
  }

  /// A page of the open tasks, under rotate; it changes with every change of the page.
  static func page(_ number: Int64, under value: Bits128, _ stamp: StoreStamp) -> CacheKey {
    CacheKey("\(prefix)\(owner(stamp)):page:\(number):\(value)")
  }

  /// A list as `view` shows it, under delete and update.
  static func view(_ view: any ListRenderer, _ stamp: StoreStamp) -> CacheKey {
    CacheKey("\(prefix)\(owner(stamp)):view:\(hash(view))")
  }

  /// A list as `view` shows it, under rotate; it changes with every change.
  static func rotatingView(_ view: any ListRenderer, _ stamp: StoreStamp) -> CacheKey {
    CacheKey("\(prefix)\(owner(stamp)):view:\(hash(view)):\(stamp.value)")
  }

  /// One task as a view shows it, by the hash of all that its bytes are made of.
  static func fragment(_ hash: Bits128, _ stamp: StoreStamp) -> CacheKey {
    CacheKey("\(prefix)\(owner(stamp)):task:\(hash)")
  }

  /// The key that is known without opening the database, under expire.
  package static func expiring(identity: String, _ status: TaskStatus) -> CacheKey {
    let owner = SipHash.hash(identity.utf8, key: .zero)
    return CacheKey("\(prefix)\(owner):rows:expire\(status == .open ? "" : ":\(status)")")
  }

  /// A part of a value that is larger than a cache takes; part 0 is at the value's own key.
  package func part(_ number: Int) -> CacheKey {
    number == 0 ? self : CacheKey("\(string):part:\(number)")
  }

  /// Held by the command that reads a list slowly.
  package var lease: CacheKey { CacheKey("\(string):lease") }

  /// Held by the command that reads a database's list slowly.
  package static func lease(_ stamp: StoreStamp) -> CacheKey {
    CacheKey("\(prefix)\(owner(stamp)):lease")
  }

  private static func owner(_ stamp: StoreStamp) -> Bits128 {
    SipHash.hash(stamp.databaseID.bytes, key: .zero)
  }

  private static func hash(_ view: any ListRenderer) -> Bits128 {
    SipHash.hash("\(version) \(view.name)".utf8, key: .zero)
  }
}
