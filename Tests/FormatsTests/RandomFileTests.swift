import Dates
import Formats
import Libc
import Model
import TestSupport
import Testing

/// Random and damaged files in every form: each ends as tasks that can be stored, or as errors.
///
/// A file that ends the process stays in /tmp/tasks-random, named after its form and its number.
@Suite struct RandomFileTests {
  static let count = 1_000

  @Test(arguments: sampleFiles.indices)
  func everyFileOfAForm(index: Int) throws {
    let sample = sampleFiles[index]
    let format = try #require(ImportFormat(rawValue: sample.form))
    var accepted = 0
    try forEach(sample.form, seed: UInt64(index), like: sample.text) { file, number in
      // The form is also guessed.
      accepted += try tasks(file, number % 3 == 0 ? nil : format)
    }
    #expect(accepted > Self.count / 5, "most of what is damaged little has a task left")
  }

  @Test func everyBatch() throws {
    var accepted = 0
    try forEach("batch", seed: 1, like: sampleBatch) { file, _ in
      do throws(ImportError) {
        var reader = try BatchReader(file, .forTests)
        accepted += try reader.changes().isEmpty ? 0 : 1
      } catch {
        expectLine(error)
      }
    }
    #expect(accepted > 0)
  }

  /// Reads a file to its end, past every bad record; returns 1 when it has a task.
  private func tasks(_ file: Int32, _ format: ImportFormat?) throws -> Int {
    do throws(ImportError) {
      let source = try ImportedFile(file, format, RecordMapping(clock: .forTests))
      var imported = ImportedTasks()
      var errors = 0
      while errors < 1_000 {
        do throws(ImportError) {
          guard let task = try source.next() else { break }
          #expect(task.isStorable, "\(task)")
          imported.append(task)
        } catch {
          errors += 1
          guard !error.isFinal else { throw error }
          expectLine(error)
        }
      }
      #expect(errors < 1_000)
      let log = try source.log()
      #expect(log.map { zip($0, $0.dropFirst()).allSatisfy { $0.id < $1.id } } ?? true)
      #expect(imported.numbered(after: 0).reduce(0) { $0 + $1.items.count } == imported.count)
      return imported.count == 0 ? 0 : 1
    } catch {
      expectLine(error)
      return 0
    }
  }

  private func expectLine(_ error: ImportError) {
    #expect(error.line > 0 && !error.reason.isEmpty && error.reason.utf8.count < 8_000)
  }

  /// Makes the files one by one, and keeps the one that fails.
  private func forEach(
    _ name: String, seed: UInt64, like sample: String,
    _ body: (_ file: Int32, _ number: Int) throws -> Void
  ) throws {
    var random = SeededGenerator(seed: seed)
    mkdir("/tmp/tasks-random", 0o777)
    for number in 0..<Self.count {
      let bytes: [UInt8] =
        number % 4 == 0
        ? .random(upTo: 200, using: &random) : Array(sample.utf8).damaged(using: &random)
      let path = "/tmp/tasks-random/\(name)-\(seed)-\(number)-\(getpid())"
      let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
      try #require(file >= 0 && writeAll(bytes, to: file))
      lseek(file, 0, SEEK_SET)
      try body(file, number)
      close(file)
      unlink(path)
    }
  }
}

extension WallClock {
  fileprivate static let forTests = WallClock(milliseconds: 1_795_856_400_000)
}

extension TaskItem {
  /// Whether its fields are as the store keeps them.
  fileprivate var isStorable: Bool {
    let days = [due, wait].compactMap(\.self)
    let moments = [created, changed, done ?? 0]
    return (try? TaskText(text)) != nil && tags == Set(tags).sorted()
      && days.allSatisfy { DueDate(stored: $0) != nil }
      && every.map { Recurrence(stored: $0) != nil } ?? true
      && (note.map { $0.utf8.count <= 65_536 && !$0.utf8.contains(0) }) ?? true
      && moments.allSatisfy { (0...253_402_300_799_999).contains($0) }
      && (tags + [list].compactMap(\.self)).allSatisfy { (1...64).contains($0.utf8.count) }
  }
}
