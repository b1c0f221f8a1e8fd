import Model

/// Reads tasks in one form.
protocol TaskSource: AnyObject {
  /// Reads the next task; nil at the end.
  ///
  /// After an error that is not final it goes on with the next record.
  func next() throws(ImportError) -> TaskItem?

  /// The journal, the oldest entry first; nil when there was none.
  ///
  /// It is complete after the last task.
  func log() throws(ImportError) -> [JournalEntry]?
}

extension TaskSource {
  func log() throws(ImportError) -> [JournalEntry]? { nil }
}
