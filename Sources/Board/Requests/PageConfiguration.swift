import App
import Model
import Text

/// What all threads of a server share.
struct PageConfiguration: Sendable {
  let options: ServeOptions
  let origin: WebOrigin
  let protection: Protection
  let attempts = Attempts()
  let recent = RecentPages()
  let turn = WriteTurn()
  /// Who serves the page; looked up once, since getpwuid(3) is not for several threads.
  let user: String
  /// The name of the cookie that holds the key of a session; browsers send cookies to every port of a host, so
  /// it has the port.
  let keyCookie: String
  /// The name of the cookie that says that the next page has something to say.
  let saidCookie: String

  init(_ options: ServeOptions, _ origin: WebOrigin, user: String) {
    self.options = options
    self.origin = origin
    self.user = user
    protection = Protection(origin, options.listen)
    let port = origin.host.last == "]" ? nil : origin.host.split(separator: ":").dropFirst().last
    keyCookie = (origin.isSecure ? "__Host-tasks" : "tasks") + (port.map { "-\($0)" } ?? "")
    saidCookie = keyCookie + "-said"
  }

  /// The header by which a browser keeps a cookie for `seconds`; 0 removes it.
  func cookie(_ name: String, _ value: String, seconds: Int64) -> (name: String, value: String) {
    (
      "Set-Cookie",
      "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)"
        + (origin.isSecure ? "; Secure" : "")
    )
  }

  /// The value of a cookie of a request; nil when it is not there, or no ASCII.
  func value(_ name: String, in cookies: String?) -> Substring? {
    guard let cookies else { return nil }
    // Other programs of the same host may have cookies of any bytes.
    for part in cookies.utf8.split(separator: UInt8(ascii: ";")) {
      let part = part.drop { $0 == 0x20 }
      guard part.starts(with: name.utf8), let sign = part.dropFirst(name.utf8.count).first,
        sign == UInt8(ascii: "=")
      else { continue }
      let value = part.dropFirst(name.utf8.count + 1)
      return value.allSatisfy({ $0 < 0x80 }) ? Substring(value) : nil
    }
    return nil
  }
}
