import Board

extension PageRequest {
  /// Takes a header, when it is one that the page looks at.
  mutating func take(_ name: String, _ value: String) {
    let name = name.lowercased()
    if name == "cookie" { cookie = cookie.map { "\($0); \(value)" } ?? value }
    // Nothing that is looked at is anything else.
    guard value.utf8.allSatisfy({ $0 < 0x80 }) else { return }
    switch name {
    case "host": host = value
    case "origin": origin = value
    case "referer": referrer = value
    case "sec-fetch-site": fetchSite = value
    case "if-none-match": ifNoneMatch = ifNoneMatch.map { "\($0), \(value)" } ?? value
    case "content-type": contentType = value
    case "tasks-update": isUpdate = true
    case "x-forwarded-for": forwardedFor = forwardedFor.map { "\($0),\(value)" } ?? value
    default: break
    }
  }
}
