import Model

/// Why a pipeline of statements failed.
struct ServerError: Error {
  /// The SQLSTATE; empty when the server did not say anything.
  var state = ""
  var message = ""
  /// The constraint that a row would break.
  var constraint = ""
  /// How many statements of the pipeline were made before.
  var place = 0
  /// Whether the connection is gone, so that a COMMIT may have been made.
  var isLost = false
  /// Whether a read was cancelled.
  var isAbandoned = false

  /// Whether an expectation of the statements does not hold.
  var isRefusal: Bool { state == "TK409" }

  /// Whether a value could not be read as what it was taken for.
  var isAboutData: Bool { state.hasPrefix("22") }

  /// Whether another transaction came in between, so that the same change can be made again.
  var isConflict: Bool {
    isRefusal || ["40001", "40P01"].contains(state) || hasOldKey
      // Another program inserted a task of this number meanwhile.
      || state == "23505" && constraint == "task_pkey"
  }

  /// Whether the same change was made already, by a connection that was lost.
  var hasOldKey: Bool { state == "23505" && constraint == "step_key_key" }

  /// Whether the server ended the connection, and may accept another.
  var isEnd: Bool { isLost || state == "57P01" || state == "57P02" }

  var fault: ServerFault {
    // pgbouncer had no connection left for as long as it waits.
    if message == "query_wait_timeout" { return .busy }
    return switch state {
    case "": isAbandoned ? .busy : .unreachable(reason: message)
    case "28P01", "28000": .denied(reason: message)
    case "3D000": .noDatabase
    case "3F000", "42P01": .noTasks
    case "42501": .forbidden(reason: message)
    case "25006": .standby
    // What a standby answers to BEGIN READ WRITE, which is the first, or the one after ROLLBACK.
    case "0A000" where place <= 1: .standby
    case "53100": .full
    case "53300", "57P03", "57P01", "57P02", "55P03", "57014", "25P03", "TK409", "40001", "40P01":
      .busy
    case "TK426": .otherSchema(found: Int(message) ?? 0, known: ServerSchema.newest)
    case _ where state.hasPrefix("08"): .unreachable(reason: message)
    default: .failed(state: state, reason: message)
    }
  }
}
