@testable import Strategies
import Model

@main
struct Fuzz {
  static func main() {
    var count = CommandLine.argc
    var words = CommandLine.unsafeArgv
    _ = runDriver(&count, &words, read)
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Called by libFuzzer with what it made up; the first byte says what reads the rest.
///
/// Envelopes come sealed, because no fuzzer finds a hash.
@_cdecl("LLVMFuzzerTestOneInput")
public func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  let key = CacheKey("t1:fuzz")
  switch kind % 3 {
  case 0: walk(bytes)
  case 1:
    let value = bytes + SipHash.hash(bytes, key: .zero).bytes
    if let envelope = Envelope(opening: value, key: key, secret: .zero) { walk(envelope.payload) }
  default:
    // What is sealed opens again.
    let envelope = Envelope(kind: .view, stamp: .zero, time: 0, payload: bytes)
    let sealed = envelope.sealed(key: key, secret: .zero)
    precondition(Envelope(opening: sealed, key: key, secret: .zero) == envelope)
  }
  return 0
}

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
