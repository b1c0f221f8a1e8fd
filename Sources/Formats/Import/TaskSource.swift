package import Model

/// Reads tasks that another program wrote.
package protocol TaskSource: AnyObject {
  /// What had no place in the tasks that were read so far.
  var losses: Losses { get }

  /// The bytes of the file that were read so far.
  var position: Int { get }

  /// Reads the next task; nil at the end. It goes on with the next record after an error.
  func next() throws(ImportError) -> TaskItem?

  /// The journal, the oldest entry first; nil when there was none.
  func log() throws(ImportError) -> [JournalEntry]?
}

extension TaskSource {
  package func log() throws(ImportError) -> [JournalEntry]? { nil }
}
