package import Model
import Rendering
package import Text

extension StoreError: UserError {
  package var message: String {
    switch self {
    case .unknown(let ids): "no task\(ids.isSingle ? "" : "s") \(ids)"
    case .conflict(let now):
      now.map { "the task has changed meanwhile to: \($0.text)" }
        ?? "the task was removed meanwhile"
    case .claimed(let id, let owner, let left):
      "#\(id) is claimed by \(owner) for \(durationText(left))"
    case .claimLost(let id, let loss): "the claim does not hold #\(id): \(loss.reason)"
    case .isDone(let id): "#\(id) is done"
    case .unfit(let id, let error): "#\(id): \(error.message)"
    case .inBatch(let line, let error): "line \(line): \(error.message)"
    case .notEmpty: "a log can only be imported into a list that never had a task"
    case .nothingTo(let verb): "nothing to \(verb.rawValue)"
    case .notUndoable(let id, let verb, let reason):
      "cannot \(verb.rawValue) step \(id): it \(reason)"
    case .changedSince(let entry, let task, let other):
      """
      cannot \(entry.undoneBy == nil ? "undo" : "redo") \(entry.verb.rawValue) of \
      \(taskSummary(entry)): #\(task) was changed since by \
      \(other.map { "\($0.author.name) (\($0.verb.rawValue))" } ?? "another program")
      """
    case .busy: "the database is busy"
    case .missing(let path, let selector): "there is no database \(path) (from \(selector))"
    case .cannotOpen(let path, let reason): "cannot open \(path): \(reason)"
    case .notADatabase(let path): "\(path) is not a database"
    case .foreignDatabase(let path): "\(path) is another program's database"
    case .newerSchema(let path, let found, let known):
      "\(path) was written by a newer tasks (schema \(found), this one knows \(known))"
    case .full(let path): "the disk is full: \(path)"
    case .needsCopy(let path, let reason): "cannot read \(path): \(reason)"
    case .exists(let path): "\(path) already exists"
    case .cannotKeep(let path, let reason): "cannot keep a copy of \(path): \(reason)"
    case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
    case .readOnly(let path, let reason), .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason)"
    case .server(let name, let fault): fault.message(name)
    case .abandoned: "gave up waiting for another reader"
    case .failed(let path, let reason): "cannot use \(path): \(reason)"
    }
  }

  package var hint: String? {
    switch self {
    case .inBatch(_, let error): error.hint
    case .server(_, let fault): fault.hint
    case .unknown: "see 'tasks list'"
    case .claimed(let id, _, _): "'tasks release \(id) --force' ends the claim"
    case .claimLost(let id, .ranOut(let claim, _)): "renew it: 'tasks claim \(id) --renew \(claim)'"
    case .claimLost(let id, .free): "'tasks claim \(id)' claims it again"
    case .claimLost(let id, .taken): "'tasks show \(id)' shows its claim"
    case .isDone(let id), .claimLost(let id, .done): "'tasks reopen \(id)' reopens it"
    case .damaged, .cannotOpen: "see 'tasks doctor'"
    case .notEmpty: "name a new database with --db, or export without --with-log"
    case .notUndoable: "see 'tasks undo --list'"
    case .busy, .abandoned: "try again"
    case .missing: "without --must-exist, 'tasks add' creates it"
    case .notADatabase, .foreignDatabase: "name another with --db"
    case .newerSchema: "update tasks"
    case .needsCopy: "copy it, with what is beside it, into a folder of your own"
    case .exists: "replace it with --force"
    case .cannotKeep(let path, _): "move it and \(path)-wal away, and restore again"
    case .full: "make room and try again"
    default: nil
    }
  }

  package var code: ErrorCode {
    switch self {
    case .unknown: .unknownTask
    case .conflict: .conflict
    case .claimed: .claimed
    case .claimLost: .claimLost
    case .isDone: .failed
    case .unfit(_, let error): error.code
    case .inBatch(_, let error): error.code
    case .server(_, let fault): fault.code
    case .notEmpty: .notEmpty
    case .nothingTo: .nothingToUndo
    case .notUndoable: .notUndoable
    case .changedSince: .changedSince
    case .busy, .abandoned: .busy
    case .missing: .noDatabase
    case .full: .diskFull
    case .readOnly, .needsCopy: .readOnly
    case .newerSchema: .newerSchema
    case .exists: .exists
    case .damaged, .cannotKeep: .damaged
    case .cannotOpen, .cannotWrite, .notADatabase, .foreignDatabase, .failed: .storage
    }
  }

  package var status: ExitStatus {
    switch self {
    case .unknown, .conflict, .notEmpty, .nothingTo, .notUndoable, .changedSince, .exists,
      .claimed, .claimLost, .isDone:
      .failure
    case .unfit(_, let error): error.status
    case .inBatch(_, let error): error.status
    case .server(_, let fault): fault.status
    case .busy, .abandoned: .busy
    default: .store
    }
  }
}

extension ClaimLoss {
  /// Why the claim does not hold the task.
  fileprivate var reason: String {
    switch self {
    case .taken(let owner, let left): "\(owner) has it for \(durationText(left))"
    case .ranOut(_, let ago): "it ran out \(durationText(ago)) ago"
    case .free: "it is unclaimed"
    case .done: "it is done"
    }
  }
}
