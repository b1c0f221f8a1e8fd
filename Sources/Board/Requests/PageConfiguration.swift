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
  /// The cookie's name; browsers send cookies to every port of a host, so it has the port.
  let cookie: String

  init(_ options: ServeOptions, _ origin: WebOrigin, user: String) {
    self.options = options
    self.origin = origin
    self.user = user
    protection = Protection(origin, options.listen)
    let port = origin.host.last == "]" ? nil : origin.host.split(separator: ":").dropFirst().last
    cookie = (origin.isSecure ? "__Host-tasks" : "tasks") + (port.map { "-\($0)" } ?? "")
  }

  /// The cookie that a browser keeps for `seconds`; 0 removes it.
  func cookie(_ key: String, seconds: Int64) -> (name: String, value: String) {
    (
      "Set-Cookie",
      "\(cookie)=\(key); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)"
        + (origin.isSecure ? "; Secure" : "")
    )
  }

  /// The key in the cookies of a request; nil when there is none.
  func key(in cookies: String?) -> Substring? {
    guard let cookies else { return nil }
    for part in cookies.split(separator: ";") {
      let part = part.drop { $0 == " " }
      if part.hasPrefix(cookie), part.dropFirst(cookie.count).hasPrefix("=") {
        return part.dropFirst(cookie.count + 1)
      }
    }
    return nil
  }
}
