package import Model

/// Lets one of many commands that miss read a slow list, while the others wait for what it stores.
///
/// A quick read takes no lease: a command tries to take it after reading for a tenth of a second, and
/// abandons the read when another command holds it. The holder renews the lease every second. When
/// the holder dies, the lease expires after at most three seconds, and a waiter reads instead. A
/// holder that could not store its result leaves a "gave up" marker for the same time, so that the
/// waiters do not wait in vain.
package final class Lease {
  /// How long a lease lasts unless it is renewed, in seconds.
  private static let ttl = 3
  /// Between two looks at another command's lease, in seconds.
  private static let pollInterval = 0.05
  /// The longest wait, in seconds, and the most waits of one list.
  private static let longestWait = 60.0
  package static let maximumWaits = 3

  private let key: CacheKey
  private let sealed: SealedCache
  private let now: () -> UInt64
  private let pause: (Double) -> Void
  private var isHeld = false

  package init(_ key: CacheKey, _ sealed: SealedCache, _ context: ListContext) {
    self.key = key
    self.sealed = sealed
    now = context.now
    pause = context.pause
  }

  /// A list that could not be read or printed keeps no other waiting.
  deinit {
    end(isStored: true)
  }

  /// Returns whether to go on reading: no other command reads the same list.
  package func shouldContinue() -> Bool {
    if isHeld {
      _ = sealed.cache.set(key, marker(), ttl: Self.ttl)
    } else if sealed.cache.add(key, marker(), ttl: Self.ttl) == true {
      isHeld = true
    } else if isHeldByAnother {
      return false
    }
    return true
  }

  /// Waits until no other command holds the lease.
  package func wait() {
    var polls = 0
    repeat {
      pause(Self.pollInterval)
      polls += 1
    } while isHeldByAnother && Double(polls) * Self.pollInterval < Self.longestWait
  }

  /// Releases the lease; does nothing when it was never taken or is already released.
  package func end(isStored: Bool) {
    guard isHeld else { return }
    isHeld = false
    if isStored {
      sealed.cache.delete(key)
    } else {
      _ = sealed.cache.set(key, marker(gaveUp: true), ttl: Self.ttl)
    }
  }

  /// The value of the lease's key; with `gaveUp` no command waits for it.
  private func marker(gaveUp: Bool = false) -> [UInt8] {
    var envelope = Envelope(kind: .lease, stamp: .zero, time: now(), payload: [])
    if gaveUp { envelope.until = 0 }
    return envelope.sealed(key: key, secret: sealed.secret)
  }

  /// Whether another command holds it; an old lease does not count, whoever stored it.
  private var isHeldByAnother: Bool {
    let time = now()
    let longest = UInt64(Self.ttl * 1_000 + clockSlackMilliseconds)
    let values = sealed.values([key], .lease) { _, lease in
      lease.until > 0 && max(time, lease.time) - min(time, lease.time) <= longest ? .hit : .tooOld
    }
    return values[0] != nil
  }
}
