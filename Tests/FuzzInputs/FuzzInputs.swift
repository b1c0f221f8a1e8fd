import Caching
import Strategies
import Dates
import Formats
import Libc
import Model

/// How many kinds of input there are.
package let fuzzedKinds: UInt8 = 16

/// Reads what somebody made up, on one thread; the first byte says what reads the rest.
///
/// Envelopes come sealed, because no fuzzer finds a hash.
package func readFuzzed(_ input: some Collection<UInt8>) {
  guard let kind = input.first else { return }
  let bytes = Array(input.dropFirst())
  let key = CacheKey("t1:fuzz")
  switch kind % fuzzedKinds {
  case 0: walk(bytes)
  case 1:
    let value = bytes + SealHash.hash(bytes, key: .zero).bytes
    if let envelope = Envelope(opening: StoredBytes(value), key: key, secret: .zero) {
      walk(envelope.payload.array)
    }
  case 2:
    // What is sealed opens again.
    let envelope = Envelope(kind: .view, stamp: .zero, time: 0, payload: bytes)
    let sealed = envelope.sealed(key: key, secret: .zero)
    precondition(Envelope(opening: StoredBytes(sealed), key: key, secret: .zero) == envelope)
  case 3: readBatch(file(of: bytes))
  case 4: readTasks(file(of: bytes), nil)
  case 5:
    let pack = CachePack(StoredBytes(bytes))
    precondition((pack.value(of: key, now: 1)?.count ?? 0) <= bytes.count)
    _ = pack.file(now: 1)
  case 6:
    if let (key, count) = valueHeader(bytes) { precondition(count >= 0 && key.count < bytes.count) }
  case 7: page.look(bytes)
  case 8: page.change(bytes)
  case let kind: readTasks(file(of: bytes), ImportFormat.allCases[Int(kind) % 6])
  }
}

nonisolated(unsafe) private let page: FuzzedPage = {
  do { return try FuzzedPage() } catch { fatalError("\(error)") }
}()

/// Decodes rows as everything does that shows a list.
private func walk(_ bytes: [UInt8]) {
  guard let rows = PackedTasks(decoding: bytes) else { return }
  var last: Int64 = 0
  for item in rows.items {
    precondition(item.id > last)
    last = item.id
  }
  precondition(last == rows.lastID && rows.firstID <= last)
  _ = [rows, rows].ascends
  precondition([rows, PackedTasks()].joined(upTo: 100).taskCount == rows.count)
}

private let clock = WallClock(milliseconds: 1_795_856_400_000)

/// A file of which nothing else knows; each input takes the place of the one before.
private let scratch = {
  var name = Array("/tmp/tasks-fuzz-XXXXXX".utf8CString)
  let file = mkstemp(&name)
  precondition(file >= 0)
  unlink(name)
  return file
}()

private func file(of bytes: [UInt8]) -> Int32 {
  lseek(scratch, 0, SEEK_SET)
  precondition(ftruncate(scratch, 0) == 0 && writeAll(bytes, to: scratch))
  lseek(scratch, 0, SEEK_SET)
  return scratch
}

private func readBatch(_ file: Int32) {
  guard var reader = try? BatchReader(file, clock) else { return }
  _ = try? reader.changes()
}

/// Reads tasks as `import --skip-bad` does.
private func readTasks(_ file: Int32, _ format: ImportFormat?) {
  guard let source = try? ImportedFile(file, format, RecordMapping(clock: clock)) else { return }
  var tasks = ImportedTasks()
  while true {
    do throws(ImportError) {
      guard let task = try source.next() else { break }
      tasks.append(task)
    } catch {
      precondition(!error.reason.isEmpty && error.line > 0)
      guard !error.isFinal else { break }
    }
  }
  _ = try? source.log()
  precondition(tasks.numbered(after: 0).reduce(0) { $0 + $1.items.count } == tasks.count)
}
