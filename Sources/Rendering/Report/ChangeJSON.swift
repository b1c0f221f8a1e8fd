package import Model

/// What a change did, as JSON: one object with all of it, or with `isLines` an object a changed task.
package func changeJSON(
  _ verb: Verb, _ result: ChangeResult, isDryRun: Bool, isLines: Bool
) -> [UInt8] {
  guard !isLines else {
    return result.diffs.flatMap { diff in
      jsonLine { json in
        json.member("verb", verb.rawValue)
        json.change(diff)
      }
    }
  }
  return jsonLine { json in
    json.change(verb, result.diffs, result.unchanged, isDryRun: isDryRun)
    json.name("steps")
    json.array(result.entries) { json, entry in json.value(entry.id) }
  }
}

extension JSONWriter {
  /// Adds the members of a change of any number of tasks.
  mutating func change(
    _ verb: Verb, _ diffs: [TaskDiff], _ unchanged: [TaskItem], isDryRun: Bool
  ) {
    member("verb", verb.rawValue)
    member("dry_run", isDryRun)
    if verb == .add { member("created", !diffs.isEmpty) }
    name("changes")
    array(diffs) { json, diff in json.object { $0.change(diff) } }
    name("unchanged")
    array(unchanged) { json, task in json.task(task) }
  }

  /// Adds the members of a change: the number of the task, and the task before and after it.
  mutating func change(_ diff: TaskDiff) {
    member("id", diff.id)
    name("before")
    task(diff.before)
    name("after")
    task(diff.after)
  }
}
