import Libc

/// A request of a browser, as far as the page looks at it.
public struct PageRequest: Sendable {
  /// In capitals, such as `GET`.
  public var method: String
  /// The path and what follows it, as they were sent.
  public var target: String
  /// The host that the client means, with its port.
  public var host: String?
  /// The cookies, as they were sent.
  public var cookie: String?
  /// The page that made a browser send a form, as far as it says so.
  public var origin: String?
  /// The page that the browser comes from, as far as it says so.
  public var referrer: String?
  /// `Sec-Fetch-Site`: where the request comes from, as browsers say since 2020 to 2023.
  public var fetchSite: String?
  /// The tags of what the browser has.
  public var ifNoneMatch: String?
  /// The type of the body.
  public var contentType: String?
  /// Whether the script of the page asks whether the list has changed.
  public var isUpdate = false
  /// A form; empty without one.
  public var body: [UInt8] = []
  /// The address of the client, without its port.
  public var peer: String
  /// The addresses of clients that proxies say they ask for; each adds one at the end.
  public var forwardedFor: String?

  /// A request without headers and body.
  public init(method: String, target: String, peer: String) {
    self.method = method
    self.target = target
    self.peer = peer
  }

  /// The address that the last proxy asks for, in its one spelling; nil where it says none.
  var forwardedPeer: String? {
    guard let last = forwardedFor?.split(separator: ",").last, last.utf8.count <= 60 else {
      return nil
    }
    var words = last.drop { $0 == " " }
    // 192.0.2.1:80 and [2001:db8::1]:80 are of some proxies.
    if words.first == "[" {
      words = words.dropFirst().prefix { $0 != "]" }
    } else if words.count(where: { $0 == ":" }) == 1 {
      words = words.prefix { $0 != ":" }
    }
    return address(String(words), AF_INET) ?? address(String(words), AF_INET6)
  }

  var isReading: Bool { method == "GET" || method == "HEAD" }

  /// The target without what follows `?`.
  var path: Substring { target.prefix { $0 != "?" } }

  /// What follows `?`; empty where nothing does.
  var query: Substring { target.dropFirst(path.count + 1) }
}

/// What is sent back.
public struct PageResponse: Sendable {
  /// Such as 200.
  public var status: Int
  /// Without those that say how the body is sent.
  public var headers: [(name: String, value: String)] = []
  /// In order.
  public var body: [[UInt8]] = []
  /// A line for the log; nil for none.
  public var note: String?

  /// A short text, for what is refused before it is looked at.
  public init(refusing status: Int, _ message: String, retryAfter: Int? = nil) {
    self.init(status, type: "text/plain; charset=utf-8", Array("\(message)\n".utf8))
    headers.append(("Cache-Control", "no-store"))
    if let retryAfter { headers.append(("Retry-After", "\(retryAfter)")) }
  }

  init(_ status: Int) {
    self.status = status
  }

  /// A whole text of a type.
  init(_ status: Int, type: String, _ text: [UInt8]) {
    self.status = status
    headers = [("Content-Type", type)]
    body = [text]
  }

  /// Leads the browser elsewhere, with GET.
  static func redirect(to place: String) -> PageResponse {
    var response = PageResponse(303)
    response.headers = [("Location", place), ("Cache-Control", "no-store")]
    return response
  }
}

/// Why a request is not answered as it wants.
struct Refusal: Error {
  let status: Int
  /// One sentence without a full stop.
  let message: String
  /// What to do next; nil for nothing.
  var hint: String?
  /// Seconds after which to try again; nil where that is of no use.
  var retryAfter: Int?

  init(_ status: Int, _ message: String, hint: String? = nil, retryAfter: Int? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
    self.retryAfter = retryAfter
  }
}

/// An address as inet_ntop(3) writes it; nil for what is none of its family.
private func address(_ words: String, _ family: Int32) -> String? {
  var bytes = [UInt8](repeating: 0, count: 16)
  var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
  guard inet_pton(family, words, &bytes) == 1,
    inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil
  else { return nil }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
