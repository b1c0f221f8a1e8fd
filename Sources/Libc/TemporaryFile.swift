/// A file that is removed when this value goes away, or when Ctrl-C, SIGTERM or SIGHUP ends the process.
package final class TemporaryFile {
  package let path: String
  private let slot: Int

  /// Makes an empty file of mode 0600 whose path is `prefix` and six more characters; nil with `errno`.
  package init?(prefix: String) {
    var template = Array("\(prefix)XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { return nil }
    close(file)
    path = template.withUnsafeBufferPointer { name in
      name.baseAddress.map { String(cString: $0) } ?? prefix
    }
    slot = removeAtSignal(path)
  }

  deinit {
    unlink(path)
    forget(slot)
  }
}

// A signal's handler may only read what is plain memory.
private let slotCount = 4
nonisolated(unsafe) private let slots = {
  let slots = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: slotCount)
  slots.initialize(repeating: nil, count: slotCount)
  return slots
}()

private let handlesSignals: Void = {
  for number in [SIGINT, SIGTERM, SIGHUP] {
    let before = signal(number) { number in
      for slot in 0..<slotCount {
        if let path = slots[slot] { unlink(path) }
      }
      signal(number, SIG_DFL)
      raise(number)
    }
    // What the caller wants to be ignored stays ignored, as under nohup(1).
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      signal(number, SIG_IGN)
    }
  }
}()

/// Returns the slot that holds the path; -1 when all are in use.
private func removeAtSignal(_ path: String) -> Int {
  guard let slot = (0..<slotCount).first(where: { slots[$0] == nil }) else { return -1 }
  slots[slot] = strdup(path)
  _ = handlesSignals
  return slot
}

private func forget(_ slot: Int) {
  guard slot >= 0 else { return }
  let path = slots[slot]
  slots[slot] = nil
  free(path)
}
