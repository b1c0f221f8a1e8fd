import App

/// Refuses what another site, or a name that leads here for a while, makes a browser send.
struct Protection: Sendable {
  /// The hosts by which browsers may find the page.
  private let hosts: [String]
  private let isSecure: Bool
  private let anyHost: Bool

  init(_ origin: WebOrigin, _ listen: ListenAddress) {
    var hosts = [origin.host]
    if !origin.isSecure, let colon = origin.host.lastIndex(of: ":") {
      let port = origin.host[colon...]
      hosts += ["localhost\(port)", "127.0.0.1\(port)", "[::1]\(port)"]
    }
    self.hosts = hosts
    isSecure = origin.isSecure
    // A browser reaches no socket of the file system; a proxy or curl does, by any name.
    if case .unix = listen { anyHost = !origin.isSecure } else { anyHost = false }
  }

  /// Throws when the request names another host: a foreign name may lead to this address for a while (DNS
  /// rebinding).
  func checkHost(_ request: PageRequest) throws(Refusal) {
    guard !anyHost else { return }
    guard let host = request.host?.lowercased(), hosts.contains(host) else {
      throw Refusal(421, "this page is not served under that name", hint: "use \(hosts[0])")
    }
  }

  /// Throws when the browser says that another site made it send a form.
  func checkOrigin(_ request: PageRequest) throws(Refusal) {
    if let site = request.fetchSite, site != "same-origin" { throw Self.foreign }
    if let origin = request.origin {
      guard let host = request.host,
        origin.lowercased() == "\(isSecure ? "https" : "http")://\(host.lowercased())"
      else { throw Self.foreign }
    }
  }

  /// Throws unless a form comes from a page of this session: besides what the browser says of itself, the
  /// form must have the session's token.
  func check(_ request: PageRequest, _ form: Parameters, _ session: Session) throws(Refusal) {
    try checkOrigin(request)
    guard let token = form["token"], isSameSecret(token, session.token) else {
      throw Refusal(
        403, "this form is not of your session", hint: "load the page again, and try once more")
    }
  }

  private static let foreign = Refusal(403, "another site sent this form")
}
