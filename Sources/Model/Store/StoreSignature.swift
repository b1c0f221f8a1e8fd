/// What the files of a database look like from outside: as long as it is the same and settled, the
/// database has not changed.
package struct StoreSignature: Equatable, Sendable {
  /// Numbers that tell one state of the files from another; none when there is no database.
  private let numbers: [Int64]
  /// When a file changed last, in milliseconds since 1970.
  private let changed: Int64

  package init(_ numbers: [Int64], changed: Int64) {
    self.numbers = numbers
    self.changed = changed
  }

  /// How far apart two changes must be for every file system to give them different times, in
  /// milliseconds; the coarsest, FAT, counts two seconds.
  private static let resolution: Int64 = 2_000

  /// Whether any change after the time `now`, in milliseconds since 1970, makes another signature: one
  /// right after the last could have the same time, and the files the same size.
  package func isSettled(at now: UInt64) -> Bool {
    changed < Int64(clamping: now) - Self.resolution
  }
}
