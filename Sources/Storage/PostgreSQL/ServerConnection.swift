import CPostgreSQL
import Libc
import Model

/// A connection to a server, in pipeline mode.
///
/// Nothing is set for the session and no statement is prepared under a name, so a pooler may give every
/// transaction another session.
final class ServerConnection {
  /// How long connecting may take, in seconds.
  static let patience = 5.0

  let libpq: PostgreSQLLibrary
  let handle: OpaquePointer
  /// Whether a transaction was begun that failed, so that it must be rolled back before the next.
  var isAborted = false
  /// The numbers of results of the pipelines that were sent and not yet read.
  var unread: [Int] = []

  /// Connects until `deadline`, in nanoseconds of the monotonic clock; calls `silence` when nothing at all
  /// came back by then.
  init(
    _ parameters: ServerParameters, _ libpq: PostgreSQLLibrary, until deadline: UInt64,
    silence: () -> Void
  ) throws(ServerFault) {
    self.libpq = libpq
    guard let started = parameters.start(libpq) else {
      throw .unreachable(reason: "out of memory")
    }
    handle = started
    let call = libpq.call
    // The SQLSTATE of a refused connection is in its message and nowhere else.
    _ = call.PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
    _ = call.PQsetNoticeReceiver(handle, { _, _ in }, nil)
    guard call.PQstatus(handle) != CONNECTION_BAD else { throw refusal }
    var state = PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      guard state != PGRES_POLLING_FAILED else { throw refusal }
      let events = state == PGRES_POLLING_WRITING ? POLLOUT : POLLIN
      guard wait(for: events, until: deadline) else {
        // One that accepted is slow, and may answer the next command.
        if call.PQstatus(handle) == CONNECTION_STARTED { silence() }
        throw .unreachable(reason: "no answer in \(Int(Self.patience)) s")
      }
      state = call.PQconnectPoll(handle)
    }
    _ = call.PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
    guard call.PQserverVersion(handle) >= 130_000 else {
      throw .failed(state: "", reason: "it is older than PostgreSQL 13")
    }
    guard call.PQsetnonblocking(handle, 1) == 0, call.PQenterPipelineMode(handle) == 1 else {
      throw .unreachable(reason: errorMessage)
    }
  }

  deinit {
    libpq.call.PQfinish(handle)
  }

  /// Such as `TLSv1.3`; nil without encryption.
  private var encryption: String? {
    libpq.call.PQsslAttribute(handle, "protocol").map { String(cString: $0) }
  }

  /// Where it leads to, such as `team on db.example.com:5432 as ada, TLSv1.3`.
  var description: String {
    func text(_ value: UnsafePointer<CChar>?) -> String { value.map { String(cString: $0) } ?? "" }
    let call = libpq.call
    return "\(text(call.PQdb(handle))) on \(text(call.PQhost(handle))):\(text(call.PQport(handle)))"
      + " as \(text(call.PQuser(handle))), \(encryption ?? "not encrypted")"
  }

  /// Whether the server keeps text in UTF-8.
  var isUTF8: Bool {
    libpq.call.PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } == "UTF8"
  }

  /// libpq's description of the last failure, in one line.
  var errorMessage: String {
    let text = libpq.call.PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "the connection broke"
  }

  /// Why no connection came about.
  private var refusal: ServerFault {
    let text = libpq.call.PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    let lines = text.split(whereSeparator: \.isNewline)
    // `FATAL:  28P01`, after where it was; the severity may be translated.
    let states = lines.compactMap { line in
      line.split(separator: " ").last.flatMap { word in
        let isState =
          word.utf8.count == 5
          && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        return isState ? String(word) : nil
      }
    }
    // After a wrong password libpq tries once more without TLS, where another answer waits.
    let needsPassword = libpq.call.PQconnectionNeedsPassword(handle) != 0
    if let state = needsPassword || states.contains("28P01") ? "28P01" : states.last {
      return ServerError(state: state, message: Self.reason(state)).fault
    }
    return .unreachable(reason: lines.first.map { Self.withoutPlace($0) } ?? "no answer")
  }

  /// `connection to server at "h", port 1 failed: Connection refused` without the place, which the error
  /// names already.
  private static func withoutPlace(_ line: Substring) -> String {
    let mark = Array(" failed: ".utf8)
    let bytes = Array(line.utf8)
    guard line.hasPrefix("connection to server"), bytes.count > mark.count else {
      return String(line)
    }
    for start in 0...(bytes.count - mark.count)
    where bytes[start..<start + mark.count].elementsEqual(mark) {
      return String(decoding: bytes[(start + mark.count)...], as: UTF8.self)
    }
    return String(line)
  }

  private static func reason(_ state: String) -> String {
    switch state {
    case "28P01": "the password is wrong, or there is none"
    case "28000": "the server's pg_hba.conf does not let this user in from here"
    default: "the server answered \(state)"
    }
  }

  /// Waits until the connection can be read from or written to, as `events` says; false at `deadline`.
  func wait(for events: Int32, until deadline: UInt64) -> Bool {
    while case let now = monotonicNanoseconds(), now < deadline {
      var poll = pollfd(
        fd: libpq.call.PQsocket(handle), events: Int16(events), revents: 0)
      let milliseconds = Int32(min((deadline - now) / 1_000_000 + 1, 3_600_000))
      if Libc.poll(&poll, 1, milliseconds) > 0 { return true }
    }
    return false
  }
}
