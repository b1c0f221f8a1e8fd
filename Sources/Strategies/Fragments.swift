import TaskList

/// A list as a view shows it, and the fragments of it that were not cached.
struct Shown {
  let parts: [[UInt8]]
  var fresh: [(key: CacheKey, bytes: [UInt8])] = []
}

extension StampedStrategy {
  /// Renders `list`, with the fragments that are cached where fragments are kept.
  ///
  /// A fragment's key is a hash of all that its bytes are made of, so it never is out of date: a
  /// task that is edited has another.
  func show(
    _ view: any ListView, _ list: [Rows], _ state: StoreState, _ backends: Backends
  ) -> Shown {
    guard backends.layers.contains(.fragment), backends.cache.isUsable, state.isGuarded,
      list.taskCount > 0
    else { return Shown(parts: [view.render(list)]) }
    let frame = view.frame(list)
    var bytes = frame.head
    var shown: [(key: CacheKey, bytes: [UInt8])] = []
    // A page at a time, so that no more than a page's fragments are in memory twice.
    for rows in list {
      let keys = fragmentKeys(rows, view, frame, state)
      let cached = backends.sealed(state.secret).values(keys, .fragment) { _, _ in .hit }
      var position = 0
      rows.forEach { id, text in
        defer { position += 1 }
        if bytes.count > frame.head.count { bytes += frame.separator }
        if let fragment = cached[keys[position]] {
          bytes += fragment.parts[0]
        } else {
          let start = bytes.count
          view.append(id, text, in: frame, to: &bytes)
          shown.append((keys[position], Array(bytes[start...])))
        }
      }
    }
    return Shown(parts: [bytes + frame.tail], fresh: shown)
  }

  /// Stores fragments; false when one is not stored.
  func store(_ shown: Shown, _ state: StoreState, _ backends: Backends) -> Bool {
    shown.fresh.allSatisfy { key, bytes in
      backends.sealed(state.secret).set(
        key, .fragment, stamp: .zero, parts: [bytes], ttl: backends.ttl ?? Self.fragmentTTL)
    }
  }

  /// A day, in seconds: nobody deletes the fragment of a task that is gone.
  private static var fragmentTTL: Int { 86_400 }

  private func fragmentKeys(
    _ rows: Rows, _ view: any ListView, _ frame: ListFrame, _ state: StoreState
  ) -> [CacheKey] {
    let context = Array("\(version) \(view.name) \(frame.idWidth) ".utf8)
    var keys: [CacheKey] = []
    rows.forEach { id, text in
      var bytes = context + Array("\(id) ".utf8)
      text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      keys.append(.fragment(SipHash.hash(bytes, key: state.secret), state))
    }
    return keys
  }
}
