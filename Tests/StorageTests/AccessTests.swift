import Model
import TestSupport
import Testing

import Storage

/// The keys of the page, in both stores.
@Suite struct AccessTests {
  enum Kind: CaseIterable {
    case sqlite, server, pooled

    func store(in folder: String) throws -> any TaskStore & AccessStore {
      switch self {
      case .sqlite: StorageTests.store(at: folder + "/tasks.db")
      case .server, .pooled: try serverStore(isPooled: self == .pooled).store
      }
    }
  }

  private let home: Home

  init() throws {
    home = try Home()
  }

  private func key(_ hash: String, _ kind: AccessKey.Kind, expires: Int64?) -> AccessKey {
    AccessKey(
      hash: hash, kind: kind, name: "ada's \(hash) 📞", data: "a\nb", created: 100, expires: expires
    )
  }

  @Test(arguments: Kind.allCases)
  func aKeyIsFoundTakenOnceAndChangesNoStamp(kind: Kind) throws {
    let store = try kind.store(in: home.path)
    try store.create()
    let stamp = try store.stamp()
    let keys = [
      key("a", .session, expires: 1_000), key("b", .signIn, expires: 200),
      key("c", .share, expires: nil),
    ]
    for key in keys { try store.add(key) }
    for key in keys { #expect(try store.accessKey(key.hash) == key) }
    #expect(try store.accessKey("x") == nil)
    #expect(try store.accessKeys(validAt: 199) == keys)
    #expect(try store.accessKeys(validAt: 200).map(\.hash) == ["a", "c"])
    var used = keys[0]
    used.used = 150
    used.data = ""
    #expect(try store.update(used))
    #expect(try store.accessKey("a") == used)
    #expect(try store.takeAccessKey("a") == used)
    #expect(try store.takeAccessKey("a") == nil)
    #expect(try !store.update(used))
    #expect(try store.accessKey("a") == nil)
    #expect(try store.stamp() == stamp)
  }

  @Test(arguments: Kind.allCases)
  func keysThatHaveExpiredAreRemoved(kind: Kind) throws {
    let store = try kind.store(in: home.path)
    try store.create()
    try store.add(key("a", .signIn, expires: 150))
    try store.add(key("b", .share, expires: nil))
    try store.add(AccessKey(hash: "c", kind: .session, name: "x", created: 150, expires: 900))
    #expect(try store.accessKeys(validAt: 0).map(\.hash) == ["b", "c"])
  }

  /// A list that the release before made on a server.
  @Test func aServerIsUpgraded() throws {
    let (store, server, database) = try serverStore()
    try store.add("one")
    try server.psql(database, "DROP TABLE tasks.access; UPDATE tasks.state SET schema = 1")
    let url = server.url(database)
    let old = try openStore(url)
    #expect(throws: StoreError.server(name: store.name, .otherSchema(found: 1, known: 2))) {
      try old.stamp()
    }
    #expect(try openStore(url).upgrade())
    #expect(try !openStore(url).upgrade())
    let new = try openStore(url)
    try new.add(key("a", .session, expires: nil))
    #expect(try new.accessKey("a")?.name == "ada's a 📞")
    #expect(try new.tasks().map(\.text) == ["one"])
  }
}
