import Model

/// A list as a view shows it, and the fragments of it that were not cached.
struct RenderedList {
  var parts: RenderedChunks
  /// When rendering began, in milliseconds since 1970.
  let time: UInt64
  /// The keys of the fragments that were not cached, by task number.
  var missingFragments: [Int64: CacheKey] = [:]
}

// The layer `fragment`: the bytes that show one task. A fragment's key is a hash of everything that
// its bytes depend on, so it is never out of date: a task that is edited has another key.
extension StampedCache {
  /// Renders `list`, with the fragments that are cached.
  func render(_ view: any ListRenderer, _ list: [PackedTasks]) -> RenderedList {
    var rendered = RenderedList(parts: view.parts(list), time: context.now())
    // The key does not cover what changes with the clock.
    guard context.layers.contains(.fragment), context.cache.isUsable, stamp.isIntact,
      list.taskCount > 0, rendered.parts.frame.until == nil
    else { return rendered }
    let keys = fragmentKeys(view, rendered.parts)
    let cached = sealed.values(keys.map(\.key), .fragment) { _, _ in .hit }
    for ((id, key), fragment) in zip(keys, cached) {
      if let fragment {
        rendered.parts.fragments[id] = fragment.parts[0].array
      } else {
        rendered.missingFragments[id] = key
      }
    }
    return rendered
  }

  /// Stores the missing fragments; returns false when one is not stored.
  func storeFragments(_ rendered: RenderedList, of view: any ListRenderer) -> Bool {
    var missing = rendered.missingFragments
    guard !missing.isEmpty else { return true }
    var isStored = true
    let frame = rendered.parts.frame
    rendered.parts.list.forEachLaidOut(frame) { id, text, details, _ in
      guard let key = missing.removeValue(forKey: id) else { return }
      var bytes: [UInt8] = []
      view.append(id, text, details, in: frame, to: &bytes)
      isStored =
        sealed.set(
          key, .fragment, stamp: .zero, parts: [bytes], ttl: context.ttl ?? Self.fragmentTTL)
        && isStored
    }
    return isStored
  }

  /// A day, in seconds: no command deletes the fragment of a task that is gone.
  private static var fragmentTTL: Int { 86_400 }

  private func fragmentKeys(
    _ view: any ListRenderer, _ parts: RenderedChunks
  ) -> [(id: Int64, key: CacheKey)] {
    let dependencies = Array("\(version) \(view.name) \(parts.frame.layout) ".utf8)
    var keys: [(id: Int64, key: CacheKey)] = []
    parts.list.forEachLaidOut(parts.frame) { id, text, details, _ in
      var bytes = dependencies + Array("\(id) \(text.count) ".utf8)
      text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      details.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      keys.append((id, .fragment(SipHash.hash(bytes, key: stamp.secret), stamp)))
    }
    return keys
  }
}
