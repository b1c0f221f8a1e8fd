private import Libc
import Model

extension Connection {
  /// Makes a copy of the whole database, which is read back before it gets its name.
  ///
  /// `checked` is called in between.
  func copy(
    to destination: CopyDestination, checked: () -> Void = {}
  ) throws(StoreError) -> StoreCopy {
    let file = try destination.temporaryFile()
    do throws(StoreError) {
      try vacuum(into: file.path)
    } catch {
      switch error {
      // What SQLite says of the database is true of the copy.
      case .full: throw .full(path: destination.name)
      case .failed(_, "disk I/O error"):
        throw .cannotWrite(path: destination.name, reason: "disk I/O error")
      default: throw error
      }
    }
    guard !isOutOfDate else { throw .busy }
    let tasks = try Self.verify(file.path, as: destination.name)
    checked()
    return StoreCopy(path: destination.name, tasks: tasks, bytes: try destination.take(file))
  }

  /// Opens a copy that no other process uses and returns the number of its tasks.
  ///
  /// Throws unless all of it is intact. `name` is what errors call it.
  private static func verify(_ path: String, as name: String) throws(StoreError) -> Int {
    let copy = try Connection(path: name, file: path, mode: .reading, mustBeOwned: false)
    guard try copy.schemaVersion() > 0 else { throw .damaged(path: name, reason: "it is empty") }
    try copy.checkIntegrity()
    return try copy.taskCount()
  }

  /// Throws unless every page, table and index is intact.
  func checkIntegrity() throws(StoreError) {
    let check = try prepare("PRAGMA integrity_check(1)")
    guard try check.step() else { return }
    let answer = check.text(0)
    guard answer == "ok" else { throw .damaged(path: path, reason: answer) }
  }

  func taskCount() throws(StoreError) -> Int {
    Int(try integer("SELECT count(*) FROM task"))
  }
}
