import Libc
import TestSupport

/// A browser that is signed in at one page, as far as cookies go.
struct PageClient {
  let server: PageServer
  private let runner: Runner
  private let program: String
  private let name: String
  private var cookie = ""
  private var token = ""

  init(_ server: PageServer, _ arena: Arena, _ runner: Runner) {
    self.server = server
    self.runner = runner
    program = arena.settings.page ?? ""
    name = runner.name
  }

  struct Answer {
    /// 0 where there was none.
    var status = 0
    var text = ""
    /// Whether it led elsewhere, which says that a change was made.
    var hasMoved = false
    /// Whether nobody listened.
    var isRefused = false
    /// What was run.
    var words = ""
  }

  /// Asks for the list, or with `form` for a change, of whoever is signed in; signs in where nobody is.
  mutating func ask(_ path: String, form: String? = nil) throws -> Answer {
    for _ in 0..<10 {
      let fields = form.map { ["--data-raw", "\($0)&token=\(token)"] } ?? []
      // With a jar, so that the cookie that the change sets goes with the request for the next page.
      let options = ["--location", "--cookie-jar", "/dev/null", "--cookie", "\(cookie);"]
      let answer = try curl(path, options + fields)
      guard answer.status == 403, !answer.hasMoved else { return answer }
      // A database that was put back has no session of now.
      guard try signIn() else { return Answer() }
    }
    throw StressError("\(server.url): nobody can sign in")
  }

  /// Returns false when there is no answer.
  private mutating func signIn() throws -> Bool {
    let link = try runner.run(program, ["link", "--as", name])
    guard link.status == 0, let key = link.output.split(separator: "?").last else { return false }
    let answer = try curl("/sign-in", ["--include", "--data-raw", "key=\(key.dropLast())"])
    guard let found = answer.text.firstMatch(of: /[Ss]et-[Cc]ookie: ([^;]+);/) else {
      return answer.status != 0
    }
    cookie = String(found.1)
    guard
      let field = try curl("/", ["--cookie", cookie]).text
        .firstMatch(of: /name="token" value="([0-9a-f]+)"/)
    else { return true }
    token = String(field.1)
    return true
  }

  private func curl(_ path: String, _ arguments: [String]) throws -> Answer {
    let words =
      ["--silent", "--write-out", "\n%{http_code} %{num_redirects}"] + arguments
      + ["\(server.url)\(path)"]
    let ended = try runner.run("curl", words)
    var answer = Answer(words: "curl \(words.joined(separator: " "))")
    // https://everything.curl.dev/cmdline/exitcode.html: it failed to connect.
    answer.isRefused = ended.status == 7
    guard let end = ended.output.lastIndex(of: "\n") else { return answer }
    let numbers = ended.output[end...].dropFirst().split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2 else { return answer }
    answer.text = String(ended.output[..<end])
    answer.hasMoved = numbers[1] > 0
    // Without its end it is no answer.
    answer.status = ended.status == 0 ? numbers[0] : 0
    return answer
  }
}

extension PageClient {
  /// Does what `verb` says at the page, and returns what was seen.
  mutating func run(
    _ verb: Verb, _ plan: Plan, _ number: Int, epoch: Int, _ arena: Arena
  ) throws -> Journal.Record {
    let began = monotonicNanoseconds()
    let answer = try ask(plan.arguments[0], form: plan.input)
    let finding =
      verb == .pageList
      ? list(answer, arena) : change(answer, verb, plan, onServer: arena.database.isServer)
    let isLeft = answer.status == 0 || answer.status == 503 && arena.database.isServer
    return Journal.Record(
      observation: Observation(
        number: number, epoch: epoch, words: answer.words, began: began,
        ended: monotonicNanoseconds(), output: verb == .pageList ? "" : answer.text,
        finding: finding, mayBeDoneLater: arena.database.isServer && finding.isUnknown),
      verb: verb.rawValue, wasLeft: isLeft)
  }

  private func list(_ answer: Answer, _ arena: Arena) -> Observation.Finding {
    guard answer.status != 0, answer.status != 503 || !arena.database.isServer else {
      return .nothing
    }
    guard answer.status == 200 else { return .failure("it answered \(answer.status)") }
    let rows = answer.text.matches(of: /"id": (\d+), "text": "([^"]*)"/).compactMap { found in
      Int64(found.1).map { Row(id: $0, text: String(found.2)) }
    }
    return .list(rows, age: Settings.age(server.strategy))
  }

  private func change(
    _ answer: Answer, _ verb: Verb, _ plan: Plan, onServer: Bool
  ) -> Observation.Finding {
    if answer.hasMoved {
      // The page says what was done, unless it went away between.
      let said = answer.text.firstMatch(of: /<p role="status">([^<]*)<\/p>/).map { String($0.1) }
      guard let rows = said.flatMap({ verb.acknowledged("\($0)\n") }) else {
        return .change(plan.wanted, .none)
      }
      return .change(plan.wanted, .acknowledged(rows))
    }
    if answer.isRefused { return .change(plan.wanted, .busy) }
    switch answer.status {
    case 0: return .change(plan.wanted, .none)
    case 503: return .change(plan.wanted, onServer ? .none : .busy)
    case 404: return .change(plan.wanted, .refused)
    default: return .failure("it answered \(answer.status)")
    }
  }
}
