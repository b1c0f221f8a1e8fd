import Model

/// A list is valid for its time to live, whatever changes meanwhile; a hit opens no database.
///
/// The value carries the time at which its read began, and the next list measures its age: a command
/// that was stopped between read and store stores an old list as an old one. Without an open
/// database there is no secret: the hash is a checksum and proves no author. So tasks are cached and
/// never the bytes of a view, which go to a terminal as they are.
struct ExpireStrategy: Strategy {
  /// One minute, in seconds.
  static let defaultTTL = 60

  func list(_ view: any ListRenderer, in context: ListContext) throws(StoreError) -> ListResult {
    guard let session = ExpireSession(view, context) else {
      // The store says whether a database may be absent.
      return try NoneStrategy().list(view, in: context)
    }
    return try session.list()
  }

  func warm(
    _ view: any ListRenderer, in context: ListContext
  ) throws(StoreError) -> (count: Int, isCached: Bool)? {
    guard let session = ExpireSession(view, context) else {
      return try NoneStrategy().warm(view, in: context)
    }
    return try session.warm()
  }
}
