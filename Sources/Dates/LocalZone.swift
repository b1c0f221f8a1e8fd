import Libc

/// The zone of this process: `TZ`, or without it the system's.
///
/// It remembers the offsets it has seen, so that a list costs a localtime_r(3) for each few days
/// and not for each row. Make a new one after a change of `TZ`.
package struct LocalZone: Sendable {
  private struct Slot {
    var block = Int32.min
    var offset: Int32 = 0
  }

  /// Seconds of a block: four days, in which no zone changes its offset twice (since 1970 the
  /// shortest time between two changes is a week).
  private static let block = 345_600

  /// Offsets at the beginnings of blocks; a block has one place, its number modulo the count.
  private var slots = [Slot](repeating: Slot(), count: 1_024)

  /// Reads the zone that `TZ` names now.
  package init() {
    // localtime_r(3) need not look at TZ itself.
    tzset()
  }

  /// Seconds that local time is ahead of UTC at a moment in seconds since 1970.
  package mutating func offset(at seconds: Int) -> Int {
    // A little more than the moments of the nameable years, for ``moment(_:second:)``.
    let seconds = min(max(seconds, -345_600), UTCMinute.moments.upperBound + 345_600)
    let block = seconds.quotient(by: Self.block)
    let offset = offset(atStartOf: block)
    // A change within the block shows at its end.
    return offset == self.offset(atStartOf: block + 1) ? offset : libcOffset(at: seconds)
  }

  /// The local day, the second of it (0 to 86,399) and the offset at a moment.
  package mutating func local(at seconds: Int) -> (day: CivilDate, second: Int, offset: Int) {
    let seconds = UTCMinute.moments.nearest(to: seconds)
    let offset = offset(at: seconds)
    let local = seconds + offset
    return (
      CivilDate(daysSince1970: local.quotient(by: 86_400)), local.remainder(by: 86_400), offset
    )
  }

  /// The moment, in seconds since 1970, at which clocks here show `second` (0 to 86,399) of `day`.
  ///
  /// Of a time that comes twice, when clocks are set back, it is the first. A time that clocks jump
  /// over moves on by as much as they jump: 02:30 becomes 03:30, and the first second of a day
  /// without a midnight, or of one left out altogether, that of the jump.
  package mutating func moment(_ day: CivilDate, second: Int = 0) -> Int {
    let local = Int(day.daysSince1970) * 86_400 + second
    // No offset is a whole day, so these are before and after a change that is near.
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    if before == after || offset(at: local - before) == before { return local - before }
    return offset(at: local - after) == after ? local - after : local - before
  }

  private mutating func offset(atStartOf block: Int) -> Int {
    let index = block & (slots.count - 1)
    let block = Int32(truncatingIfNeeded: block)
    if slots[index].block != block {
      let offset = libcOffset(at: Int(block) * Self.block)
      slots[index] = Slot(block: block, offset: Int32(truncatingIfNeeded: offset))
    }
    return Int(slots[index].offset)
  }
}

private func libcOffset(at seconds: Int) -> Int {
  var time = time_t(seconds)
  var parts = tm()
  return localtime_r(&time, &parts) == nil ? 0 : parts.tm_gmtoff
}
