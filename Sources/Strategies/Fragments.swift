import TaskList

/// A list as a view shows it, and the fragments of it that were not cached.
struct Shown {
  var parts: ListParts
  /// When it was begun, in milliseconds since 1970.
  let time: UInt64
  /// The keys of the fragments that were not cached, by the ids of their tasks.
  var fresh: [Int64: CacheKey] = [:]
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
    var shown = Shown(parts: view.parts(list), time: time)
    // What changes with the clock is not made of its bytes alone.
    guard backends.layers.contains(.fragment), backends.cache.isUsable, state.isGuarded,
      list.taskCount > 0, shown.parts.frame.until == nil
    else { return shown }
    let keys = fragmentKeys(view, shown.parts, state)
    let cached = backends.sealed(state.secret).values(keys.map(\.key), .fragment) { _, _ in .hit }
    for (id, key) in keys {
      if let fragment = cached[key] {
        shown.parts.fragments[id] = fragment.parts[0]
      } else {
        shown.fresh[id] = key
      }
    }
    return shown
  }

  /// Stores fragments; false when one is not stored.
  func storeFragments(
    _ view: any ListView, _ shown: Shown, _ state: StoreState, _ backends: Backends
  ) -> Bool {
    var missing = shown.fresh
    guard !missing.isEmpty else { return true }
    var isStored = true
    let frame = shown.parts.frame
    shown.parts.list.forEachShown(frame) { id, text, details, _ in
      guard let key = missing.removeValue(forKey: id) else { return }
      var bytes: [UInt8] = []
      view.append(id, text, details, in: frame, to: &bytes)
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
    _ view: any ListView, _ parts: ListParts, _ state: StoreState
  ) -> [(id: Int64, key: CacheKey)] {
    let context = Array("\(version) \(view.name) \(parts.frame.layout) ".utf8)
    var keys: [(id: Int64, key: CacheKey)] = []
    parts.list.forEachShown(parts.frame) { id, text, details, _ in
      var bytes = context + Array("\(id) \(text.count) ".utf8)
      text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      details.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      keys.append((id, .fragment(SipHash.hash(bytes, key: state.secret), state)))
    }
    return keys
  }
}
