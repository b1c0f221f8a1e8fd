import Libc
import TestSupport

extension Command {
  /// What the command that `ended` tells of the database.
  func finding(_ ended: Ended, onServer: Bool) -> Observation.Finding {
    let wasKilled = ended.status == -SIGKILL && disturbance.kills
    let wasRefused = ended.status == 1 && !plan.ids.isEmpty && !verb.isOfShell
    if let answer = onServer ? answerOfServer(ended) : answerOfFile(ended) {
      return verb.isChange ? .change(plan.wanted, answer) : .nothing
    }
    guard ended.status == 0 || wasKilled || wasRefused else {
      return .failure("it ended with status \(ended.status)")
    }
    guard verb.isChange else {
      guard !wasKilled else { return .nothing }
      let rows = listedRows(ended.output)
      return rows.map { .list($0, age: Settings.age(strategy)) }
        ?? .failure("its list cannot be read")
    }
    guard let rows = verb.acknowledged(ended.output) else {
      return .failure("its answer cannot be read")
    }
    guard rows.isEmpty else { return .change(plan.wanted, .acknowledged(rows)) }
    guard !wasKilled else { return .change(plan.wanted, .none) }
    return plan.ids.isEmpty
      ? .failure("it did not say what it did") : .change(plan.wanted, .refused)
  }

  /// Busy, by the exit status of tasks, and by SQLite's own result code.
  private func answerOfFile(_ ended: Ended) -> Observation.Answer? {
    let isBusy = ended.status == (verb.isOfShell ? 5 : 4)
    return verb.isChange && isBusy && ended.output.isEmpty ? .busy : nil
  }

  /// What may happen to a command whose session the server ends, or which meets another.
  private func answerOfServer(_ ended: Ended) -> Observation.Answer? {
    guard !verb.isOfShell else { return answerOfShell(ended) }
    guard ended.output.isEmpty else { return nil }
    if doesNotKnow(ended) { return Observation.Answer.none }
    return ended.status == 4 || wasLeft(ended) ? .busy : nil
  }

  /// Whether tasks says that nobody knows whether the change was made.
  func doesNotKnow(_ ended: Ended) -> Bool {
    ended.status == 3 && ended.errors.contains("it is not known whether the change was made")
  }

  /// Whether tasks says that it lost the server, and did nothing.
  func wasLeft(_ ended: Ended) -> Bool {
    guard !verb.isOfShell else { return false }
    return ended.status == 3 && ended.errors.contains("cannot reach")
      || ended.status == 4 && !verb.isChange
  }

  /// `psql` does not know what became of its COMMIT; what it printed before is not valid.
  private func answerOfShell(_ ended: Ended) -> Observation.Answer? {
    func says(_ words: String) -> Bool { ended.errors.contains(words) }
    guard ended.status != 0 else { return nil }
    if says("terminating connection") || says("server closed the connection") {
      return Observation.Answer.none
    }
    let isBusy =
      says("could not serialize access") || says("unique constraint \"task_pkey\"")
      // It got no connection.
      || ended.status == 2 && says("connection to server at")
    return isBusy ? .busy : nil
  }
}

/// Reads a plain list; nil when it is not one.
func listedRows(_ output: String) -> [Row]? {
  var rows: [Row] = []
  for line in output.split(separator: "\n") {
    // A task that comes back also has a due date.
    let parts = line.split(separator: "\t")
    guard parts.count >= 2, let id = Int64(parts[0]) else { return nil }
    rows.append(Row(id: id, text: String(parts[1])))
  }
  return rows
}
