import App
import Arguments
import Board
import Libc
import Model

/// The page over a database of its own, asked by whoever is signed in.
struct FuzzedPage {
  private let worker: PageWorker
  private let host = "127.0.0.1:1"
  private var cookie = ""
  private var token = ""

  init() throws {
    let path = "/tmp/tasks-fuzz-\(getpid()).db"
    unlink(path)
    let words = ["--write", "--listen", host, "--db", path, "--cache", "none"]
    let options = try ServeOptions(ParsedArguments(words, ServeSyntax.start))
    let open = try PageServer(options: options).open(port: nil)
    worker = try open.worker { _ in }
    let app = try App(options.common.overrides)
    let key = try addLink(.signIn, "anna", app)
    let answer = worker.answer(request("POST", "/sign-in", Array("key=\(key)".utf8)))
    for (name, value) in answer.headers where name == "Set-Cookie" {
      cookie = String(value.prefix { $0 != ";" })
    }
    let shown = String(decoding: worker.answer(request("GET", "/")).body.joined(), as: UTF8.self)
    let mark = "name=\"token\" value=\""
    guard let range = shown.firstRange(of: mark) else { fatalError(shown) }
    token = String(shown[range.upperBound...].prefix { $0 != "\"" })
  }

  private func request(_ method: String, _ target: String, _ body: [UInt8] = []) -> PageRequest {
    var request = PageRequest(method: method, target: target, peer: "127.0.0.1")
    request.host = host
    request.cookie = cookie
    request.contentType = "application/x-www-form-urlencoded"
    request.body = body
    return request
  }

  /// Asks for an address, with headers.
  func look(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var request = request("GET", "/" + lines[0])
    if lines.count > 1 { request.ifNoneMatch = lines[1] }
    if lines.count > 2 { request.cookie = "\(cookie); \(lines[2])" }
    if lines.count > 3 { request.referrer = lines[3] }
    check(worker.answer(request))
  }

  /// Sends a form.
  func change(_ bytes: [UInt8]) {
    let paths = ["/add", "/change", "/edit"]
    guard let kind = bytes.first else { return }
    let fields = Array("token=\(token)&".utf8) + bytes.dropFirst()
    check(worker.answer(request("POST", paths[Int(kind) % paths.count], fields)))
  }

  /// Nothing goes wrong but what is refused, and no header is cut in two.
  private func check(_ response: PageResponse) {
    precondition(response.status < 500, response.note ?? "")
    for (name, value) in response.headers {
      precondition(value.utf8.allSatisfy { $0 >= 0x20 }, name)
    }
  }
}
