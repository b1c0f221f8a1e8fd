import TaskList

/// Lets one of many commands that find the cache cold read a slow list, while the others wait for
/// what it stores.
///
/// A quick reading never comes to it: only who has read for a tenth of a second already asks for
/// the lease, and gives the reading up when another command holds it. The holder renews it every
/// second; when it dies, the lease ends after at most three, and one who waited reads instead. One
/// that could not store what it read leaves a sign of that for as long, so that nobody waits for
/// nothing.
final class Lease {
  /// How long a lease lives when it is not renewed, in seconds.
  private static let ttl = 3
  private static let askAgain = 0.05
  /// How long one wait is at most, in seconds, and how many of them a list has.
  private static let longestWait = 60.0
  static let mostWaits = 3

  private let key: CacheKey
  private let sealed: SealedCache
  private let now: () -> UInt64
  private let pause: (Double) -> Void
  private var isHeld = false

  init(_ key: CacheKey, _ sealed: SealedCache, _ backends: Backends) {
    self.key = key
    self.sealed = sealed
    now = backends.now
    pause = backends.pause
  }

  /// Whether to go on reading: nobody else reads the same.
  func goesOn() -> Bool {
    if isHeld {
      _ = sealed.cache.set(key, sign(), ttl: Self.ttl)
    } else if sealed.cache.add(key, sign(), ttl: Self.ttl) == true {
      isHeld = true
    } else if isOther {
      return false
    }
    return true
  }

  /// Waits until nobody reads it any more.
  func wait() {
    var asked = 0
    repeat {
      pause(Self.askAgain)
      asked += 1
    } while isOther && Double(asked) * Self.askAgain < Self.longestWait
  }

  /// Lets the others see what was stored; does nothing when the reading was quick.
  func end(isStored: Bool) {
    guard isHeld else { return }
    isHeld = false
    if isStored {
      sealed.cache.delete(key)
    } else {
      _ = sealed.cache.set(key, sign(isGivenUp: true), ttl: Self.ttl)
    }
  }

  /// What lies under the key; with `isGivenUp` nobody waits for it.
  private func sign(isGivenUp: Bool = false) -> [UInt8] {
    var envelope = Envelope(kind: .lease, stamp: .zero, time: now(), payload: [])
    if isGivenUp { envelope.until = 0 }
    return envelope.sealed(key: key, secret: sealed.secret)
  }

  /// Whether another command holds it; an old one is nobody's, whoever put it there again.
  private var isOther: Bool {
    let time = now()
    let longest = UInt64(Self.ttl * 1_000 + clockSlackMilliseconds)
    return !sealed.values([key], .lease) { _, lease in
      lease.until > 0 && max(time, lease.time) - min(time, lease.time) <= longest ? .hit : .tooOld
    }.isEmpty
  }
}
