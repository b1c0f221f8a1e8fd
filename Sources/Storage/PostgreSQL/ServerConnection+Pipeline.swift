import CPostgreSQL
import Libc
import Model

/// A statement with its parameters, in the text form of PostgreSQL; nil is NULL.
struct ServerQuery {
  let sql: String
  let parameters: [[UInt8]?]

  init(_ sql: String, _ parameters: [UInt8]?...) {
    self.sql = sql
    self.parameters = parameters
  }

  init(_ sql: String, all parameters: [[UInt8]?]) {
    self.sql = sql
    self.parameters = parameters
  }
}

extension [UInt8] {
  init(_ number: Int64) { self = Array(String(number).utf8) }
}

extension ServerConnection {
  /// How long a server may be silent, in seconds.
  static let longestSilence = 10.0

  /// Runs statements in one round trip; the first that fails ends the others.
  ///
  /// `silence` is how long the server may be silent, in seconds; `patience` can end the wait before.
  func run(
    _ queries: [ServerQuery], silence: Double = longestSilence, patience: CancellationPoll? = nil
  ) throws(ServerError) -> [ServerRows] {
    let rollback = isAborted ? [ServerQuery("ROLLBACK")] : []
    try send(rollback + queries)
    while unread.count > 1 {
      do throws(ServerError) {
        _ = try receive(silence, nil)
      } catch {
        guard !error.isLost else { throw error }
      }
    }
    isAborted = true
    let rows = try receive(silence, patience)
    isAborted = false
    return Array(rows.dropFirst(rollback.count))
  }

  /// Sends statements without waiting for what they return.
  func send(_ queries: [ServerQuery]) throws(ServerError) {
    for query in queries {
      let strings = query.parameters.map { parameter in
        parameter.map { $0 + [0] }.map { bytes in
          let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
          copy.initialize(from: bytes, count: bytes.count)
          return copy
        }
      }
      defer { for string in strings { string?.deallocate() } }
      let pointers = strings.map { string in
        string.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) } as UnsafePointer?
      }
      guard
        libpq.call.PQsendQueryParams(
          handle, query.sql, Int32(pointers.count), nil, pointers, nil, nil, 1) == 1
      else { throw lost() }
    }
    guard libpq.call.PQpipelineSync(handle) == 1 else { throw lost() }
    unread.append(queries.count)
  }

  /// Reads what the oldest pipeline returned that was not yet read.
  private func receive(
    _ silence: Double, _ patience: CancellationPoll?
  ) throws(ServerError) -> [ServerRows] {
    let call = libpq.call
    var rows: [ServerRows] = []
    var failure: ServerError?
    var hadNone = false
    while true {
      try waitForResult(silence, patience)
      guard let result = call.PQgetResult(handle) else {
        // One after each statement; two of them, when the connection is gone.
        guard !hadNone, call.PQstatus(handle) != CONNECTION_BAD else { throw failure ?? lost() }
        hadNone = true
        continue
      }
      hadNone = false
      switch call.PQresultStatus(result) {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK: rows.append(ServerRows(result, libpq))
      case PGRES_PIPELINE_SYNC:
        call.PQclear(result)
        unread.removeFirst()
        if let failure { throw failure }
        return rows
      case PGRES_PIPELINE_ABORTED: call.PQclear(result)
      default:
        failure = failure ?? error(result, rows.count)
        call.PQclear(result)
        guard call.PQstatus(handle) != CONNECTION_BAD else {
          var error = failure ?? lost()
          error.isLost = true
          throw error
        }
      }
    }
  }

  private func waitForResult(
    _ silence: Double, _ patience: CancellationPoll?
  ) throws(ServerError) {
    let call = libpq.call
    var end = monotonicNanoseconds() + UInt64(silence * 1e9)
    while call.PQisBusy(handle) != 0 {
      let unsent = call.PQflush(handle)
      guard unsent >= 0 else { throw lost() }
      let now = monotonicNanoseconds()
      guard now < end else {
        throw ServerError(message: "no answer in \(Int(silence)) s", isLost: true)
      }
      if let patience, !patience.shouldContinue(now: now) { throw ServerError(isAbandoned: true) }
      let slice = patience == nil ? end : min(end, now + 50_000_000)
      guard wait(for: unsent > 0 ? POLLIN | POLLOUT : POLLIN, until: slice) else { continue }
      guard call.PQconsumeInput(handle) == 1 else { throw lost() }
      end = monotonicNanoseconds() + UInt64(silence * 1e9)
    }
  }

  private func error(_ result: OpaquePointer, _ place: Int) -> ServerError {
    func field(_ code: Int) -> String {
      libpq.call.PQresultErrorField(result, Int32(code)).map { String(cString: $0) } ?? ""
    }
    let state = field(cpostgresql_state)
    guard !state.isEmpty else { return lost() }
    return ServerError(
      state: state, message: field(cpostgresql_message),
      constraint: field(cpostgresql_constraint), place: place)
  }

  private func lost() -> ServerError { ServerError(message: errorMessage, isLost: true) }
}
