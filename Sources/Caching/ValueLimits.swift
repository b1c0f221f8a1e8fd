import Model

/// Stops a value that no cache takes before it is sent; `ttl` was checked where it was given.
func checkLimits(_ value: [UInt8], ttl: Int?) throws(CacheError) {
  guard value.count <= maximumValueBytes else { throw .tooLarge(limit: maximumValueBytes) }
  if let ttl { precondition((1...maximumTTL).contains(ttl), "ttl out of range") }
}
