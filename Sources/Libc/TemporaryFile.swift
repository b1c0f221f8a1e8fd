/// Makes an empty file of mode 0600 whose path is `prefix`, six more characters and `suffix`; nil with `errno`.
package func makeTemporaryFile(
  prefix: String, suffix: String = ""
) -> (path: String, descriptor: Int32)? {
  var template = Array("\(prefix)XXXXXX\(suffix)".utf8CString)
  let file = mkstemps(&template, Int32(suffix.utf8.count))
  guard file >= 0 else { return nil }
  return template.withUnsafeBufferPointer { name in
    (name.baseAddress.map { String(cString: $0) } ?? "", file)
  }
}

/// A file that is removed when this value goes away, or when Ctrl-C, SIGTERM or SIGHUP ends the process.
package final class TemporaryFile {
  package let path: String
  private let slots: [Int]

  /// Makes an empty file of mode 0600 whose path is `prefix` and six more characters; nil with `errno`.
  ///
  /// The files whose names have one of `suffixes` after that are removed with it.
  package init?(prefix: String, suffixes: [String]) {
    guard let (path, file) = makeTemporaryFile(prefix: prefix) else { return nil }
    close(file)
    self.path = path
    slots = ([""] + suffixes).compactMap { removeAtSignal(path + $0) }
  }

  deinit {
    for slot in slots { remove(slot) }
  }
}

// A signal's handler may only read what is plain memory.
private let slotCount = 16
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

/// Returns the slot that holds the path; nil when all are in use.
private func removeAtSignal(_ path: String) -> Int? {
  _ = handlesSignals
  guard let slot = (0..<slotCount).first(where: { slots[$0] == nil }) else { return nil }
  slots[slot] = strdup(path)
  return slot
}

private func remove(_ slot: Int) {
  guard let path = slots[slot] else { return }
  unlink(path)
  slots[slot] = nil
  free(path)
}
