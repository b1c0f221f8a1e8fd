package import Model

/// A file whose tasks are imported, of any size.
package final class ImportedFile {
  package let format: ImportFormat
  /// What had no place in the tasks that were read so far.
  package let losses = Losses()
  private let records: RecordReader
  private let source: any TaskSource

  /// The bytes that were read so far.
  package var position: Int { records.position }

  /// Reads the file descriptor `file`; without `format` its beginning says which form it has.
  package init(
    _ file: Int32, _ format: ImportFormat?, _ mapping: RecordMapping
  ) throws(ImportError) {
    records = try RecordReader(file)
    let beginning = String(decoding: records.beginning, as: UTF8.self)
    self.format = format ?? .guess(beginning, mapping)
    source = self.format.source(records, mapping, losses)
  }

  /// Reads the next task; nil at the end.
  ///
  /// After an error that is not final it goes on with the next record.
  package func next() throws(ImportError) -> TaskItem? { try source.next() }

  /// The journal, the oldest entry first; nil when there was none.
  ///
  /// It is complete after the last task.
  package func log() throws(ImportError) -> [JournalEntry]? { try source.log() }
}
