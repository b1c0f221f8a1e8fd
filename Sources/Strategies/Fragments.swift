import TaskList

/// A list as a view shows it, and the fragments of it that were not cached.
struct Shown {
  let parts: [[UInt8]]
  /// When it was begun, in milliseconds since 1970.
  let time: UInt64
  /// See ``ListFrame/until``.
  let until: Int64?
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
    let time = backends.now()
    let frame = view.frame(list)
    // What changes with the clock is not made of its bytes alone.
    guard backends.layers.contains(.fragment), backends.cache.isUsable, state.isGuarded,
      list.taskCount > 0, frame.until == nil
    else { return Shown(parts: [view.render(list, frame)], time: time, until: frame.until) }
    let keys = fragmentKeys(list, view, frame, state)
    let cached = backends.sealed(state.secret).values(keys, .fragment) { _, _ in .hit }
    var bytes = frame.head
    var fresh: [(key: CacheKey, bytes: [UInt8])] = []
    var position = 0
    list.forEachShown(frame) { id, text, details, heading in
      if position > 0 { bytes += frame.separator }
      bytes += heading
      if let fragment = cached[keys[position]] {
        bytes += fragment.parts[0]
      } else {
        let start = bytes.count
        view.append(id, text, details, in: frame, to: &bytes)
        fresh.append((keys[position], Array(bytes[start...])))
      }
      position += 1
    }
    return Shown(parts: [bytes + frame.tail], time: time, until: frame.until, fresh: fresh)
  }

  /// Stores fragments; false when one is not stored.
  func store(_ shown: Shown, _ state: StoreState, _ backends: Backends) -> Bool {
    var isStored = true
    for (key, bytes) in shown.fresh {
      isStored =
        backends.sealed(state.secret).set(
          key, .fragment, stamp: .zero, parts: [bytes], ttl: backends.ttl ?? Self.fragmentTTL)
        && isStored
    }
    return isStored
  }

  /// A day, in seconds: nobody deletes the fragment of a task that is gone.
  private static var fragmentTTL: Int { 86_400 }

  private func fragmentKeys(
    _ list: [Rows], _ view: any ListView, _ frame: ListFrame, _ state: StoreState
  ) -> [CacheKey] {
    let context = Array("\(version) \(view.name) \(frame.layout) ".utf8)
    var keys: [CacheKey] = []
    list.forEachShown(frame) { id, text, details, _ in
      var bytes = context + Array("\(id) \(text.count) ".utf8)
      text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      details.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      keys.append(.fragment(SipHash.hash(bytes, key: state.secret), state))
    }
    return keys
  }
}
