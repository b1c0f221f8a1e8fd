import Model

extension ChangeRules {
  /// Makes the changes of a batch one after the other.
  func perform(_ changes: [BatchChange], _ applied: inout AppliedChange) throws(StoreError) {
    var named: [String: Int64] = [:]
    var diffs: [Int64: (before: TaskItem?, after: TaskItem?)] = [:]
    for change in changes {
      let part: AppliedChange
      let single = change.single(named)
      do throws(StoreError) {
        part = try perform(single)
      } catch {
        throw .inBatch(line: change.line, error)
      }
      if case .add(_, let name?) = change.action {
        named[name] = part.diffs.first?.id ?? part.unchanged.first?.id
      }
      for diff in part.diffs {
        diffs[diff.id] = (diffs[diff.id, default: (diff.before, nil)].before, diff.after)
      }
      applied.batch.append(
        BatchResult(
          line: change.line, verb: single.verb, diffs: part.diffs, unchanged: part.unchanged))
    }
    // The journal has one change of a task: from before the batch to after it.
    applied.diffs = diffs.sorted { $0.key < $1.key }.compactMap {
      TaskDiff(before: $0.value.before, after: $0.value.after)
    }
  }
}

extension BatchChange {
  /// The change that it is alone.
  fileprivate func single(_ named: [String: Int64]) -> Change {
    switch action {
    case .add(let task, _): .add([task])
    case .edit(let targets, let edit): .edit(ids(targets, named), edit)
    case .done(let targets): .done(ids(targets, named))
    case .reopen(let targets): .reopen(ids(targets, named))
    case .remove(let targets): .remove(ids(targets, named))
    }
  }

  private func ids(_ targets: [Target], _ named: [String: Int64]) -> Targets {
    .ids(
      TaskIDs(
        targets.map { target in
          switch target {
          case .id(let id): return id...id
          case .name(let name):
            guard let id = named[name] else {
              preconditionFailure("a name is given before it is used")
            }
            return id...id
          }
        }))
  }
}
