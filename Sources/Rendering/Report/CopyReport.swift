package import Model

/// What a restore from `file` did, or would do, in one or two lines.
package func restoreReport(
  _ restoration: Restoration, from file: String, isDryRun: Bool
) -> [String] {
  var lines = [
    "\(isDryRun ? "would restore" : "restored") \(taskCount(restoration.tasks)) from \(file)"
  ]
  if let kept = restoration.kept {
    lines.append(
      "\(isDryRun ? "would keep" : "kept") the list of \(taskCount(kept.tasks)) as \(kept.path)")
  }
  return lines
}

/// Such as `12 tasks`.
package func taskCount(_ count: Int) -> String { "\(count) \(count == 1 ? "task" : "tasks")" }

/// One object: the file, and the number of its tasks and bytes.
package func jsonCopy(_ copy: StoreCopy) -> [UInt8] {
  jsonLine { json in
    json.member("file", copy.path)
    json.member("tasks", Int64(copy.tasks))
    json.member("bytes", copy.bytes)
  }
}

/// One object: the file and the number of its tasks, and the same of what is kept, null when nothing is.
package func jsonRestoration(
  _ restoration: Restoration, from file: String, isDryRun: Bool
) -> [UInt8] {
  jsonLine { json in
    json.member("file", file)
    json.member("tasks", Int64(restoration.tasks))
    json.member("dry_run", isDryRun)
    json.member("kept", restoration.kept?.path)
    json.member("kept_tasks", restoration.kept.map { Int64($0.tasks) })
  }
}

/// One object: the number of changes that were removed or would be, and of those that could be undone.
package func jsonPruning(_ pruning: Pruning, isDryRun: Bool) -> [UInt8] {
  jsonLine { json in
    json.member("removed", Int64(pruning.entries))
    json.member("undoable", Int64(pruning.undoable))
    json.member("dry_run", isDryRun)
    json.name("copies")
    json.array(pruning.copies) { json, path in json.value(path) }
  }
}
