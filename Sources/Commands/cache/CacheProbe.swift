import Model

/// Reads a missing value from a cache, stores it, reads it again and deletes it, each step an event of
/// `trace`; throws when one fails.
func probe(_ place: any Cache, _ trace: Trace) throws(CacheError) {
  let key = CacheKey(
    "\(CacheKey.prefix)check:\(String(UInt64.random(in: .min ... .max), radix: 16))")
  let value = Array("tasks".utf8)
  _ = try trace.step(
    .cache, "get", answer: { $0 == [nil] ? "not there, as expected" : "found a value" },
    failure: { $0.description }
  ) { () throws(CacheError) in try place.get([key]) }
  try trace.step(.cache, "set", answer: { "stored" }, failure: { $0.description }) {
    () throws(CacheError) in try place.set(key, value, ttl: 60)
  }
  let found = try trace.step(
    .cache, "get", answer: { $0?.array == value ? "the same value" : "another value, or none" },
    failure: { $0.description }
  ) { () throws(CacheError) in try place.get([key])[0] }
  guard found?.array == value else { throw .away("it did not keep a value") }
  _ = try place.delete(key)
}
