import Model
import Text

extension ServerFault {
  func message(_ name: String) -> String {
    switch self {
    case .noLibrary(let reason): "libpq cannot be loaded: \(reason)"
    case .invalidURL(let reason): "invalid URL of a database\(reason.map { ": \($0)" } ?? "")"
    case .unreachable(let reason): "cannot reach \(name): \(reason)"
    case .denied(let reason): "cannot log in to \(name): \(reason)"
    case .noDatabase: "there is no database \(name)"
    case .noTasks: "there are no tasks in \(name)"
    case .forbidden(let reason): "not allowed in \(name): \(reason)"
    case .standby: "cannot write \(name): it is a standby, or read-only"
    case .full: "the disk is full: \(name)"
    case .otherSchema(let found, let known):
      found > known
        ? "\(name) was written by a newer tasks (schema \(found), this one knows \(known))"
        : "the tables in \(name) are older than this tasks (schema \(found), it needs \(known))"
    case .notUTF8: "cannot use \(name): its encoding is not UTF-8"
    case .busy: "the database is busy"
    case .unknownOutcome:
      "the connection to \(name) broke, and it is not known whether the change was made"
    case .unsupported(let what, let instead): "\(what) is not for a server; use \(instead)"
    case .failed(let state, let reason):
      "cannot use \(name): \(reason)\(state.isEmpty ? "" : " (\(state))")"
    }
  }

  var hint: String? {
    switch self {
    case .noLibrary: "install Debian's libpq5, version 14 or newer"
    case .invalidURL: "such as postgres://USER@HOST/DATABASE; see tasks-server(7)"
    case .unreachable, .denied, .failed, .unsupported: nil
    case .noDatabase: "create it with createdb(1), or name another with --db"
    case .noTasks: "create them with 'tasks init --db URL'"
    case .forbidden: "ask the owner of the database for the right to do this"
    case .standby: "name the primary, or add target_session_attrs=read-write to the URL"
    case .full: "make room and try again"
    case .otherSchema(let found, let known):
      found > known ? "update tasks" : "the owner updates them with 'tasks init --upgrade'"
    case .notUTF8: "create one with createdb --encoding=UTF8"
    case .busy: "try again"
    case .unknownOutcome: "see 'tasks log' once the server is back"
    }
  }

  var code: ErrorCode {
    switch self {
    case .noLibrary, .notUTF8, .failed: .storage
    case .invalidURL, .unsupported: .usage
    case .unreachable: .unreachable
    case .denied, .forbidden: .denied
    case .noDatabase, .noTasks: .noDatabase
    case .standby: .readOnly
    case .full: .diskFull
    case .otherSchema(let found, let known): found > known ? .newerSchema : .olderSchema
    case .busy: .busy
    case .unknownOutcome: .unknownOutcome
    }
  }

  var status: ExitStatus {
    switch self {
    case .invalidURL, .unsupported: .usage
    case .busy: .busy
    default: .store
    }
  }
}
